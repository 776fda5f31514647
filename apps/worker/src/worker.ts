import { randomUUID } from 'node:crypto';
import {
  companyHeads,
  cursors,
  farAway,
  type LoggedEntry,
  readEntries,
  type Store,
  setAside,
  type Tables,
  type Vault,
} from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import { type DeliverOptions, runDeliver } from './deliver/run-deliver.ts';
import { evaluateBatch } from './evaluate/evaluate-batch.ts';
import { resolveBatch } from './resolve/resolve-batch.ts';
import { renewRoles } from './rules/renew-roles.ts';
import { roleBooks } from './rules/role-books.ts';
import { ruleShelf } from './rules/rule-shelf.ts';
import { runHop } from './run-hop.ts';
import { runSchedule } from './schedule/run-schedule.ts';

/** What a worker needs. Times are milliseconds. */
export interface WorkerOptions {
  store: Store;
  vault: Vault;
  deliver: DeliverOptions;
  /** how long a partition stays with a worker that has died */
  leaseTtl?: number;
  /** how often to look for silences that are due */
  lookEvery?: number;
  /** told of what went wrong and will be tried again */
  problem?: (error: unknown) => void;
}
export interface Worker {
  /** finish what is under way, let go of the partitions */
  close(): Promise<void>;
}

/** Leases that end later than any may tell that the clock was ahead when they were given. They are taken over; it is said. */
async function sayWhenClockWentBack({ db }: Store, ttl: number, problem: (error: unknown) => void): Promise<void> {
  const ahead = await db
    .selectFrom('progress')
    .select(sql<number>`extract(epoch from max(expires_at) - now())`.as('seconds'))
    .where('expires_at', '>', farAway(ttl))
    .executeTakeFirst();
  if (ahead?.seconds)
    problem(
      new Error(
        `The clock was about ${Math.round(ahead.seconds)} s ahead when it was last used here, and has gone back.`,
      ),
    );
}

/** The company an event names, whatever the event is. */
function companyOf(event: unknown): string | null {
  const { company } = (event ?? {}) as { company?: unknown };
  return typeof company === 'string' ? company : null;
}

/** A silence whose telling fails is not told again and again; the company's next entry works out its timer anew. */
async function noTimer(tx: Transaction<Tables>, { company, entry }: LoggedEntry): Promise<void> {
  if (company === null || entry.type !== 'tick') return;
  for (const table of ['journey_state', 'shadow_state'] as const)
    await tx.updateTable(table).set({ due: null }).where('company', '=', company).execute();
}

/** Start the pipeline: resolve, evaluate, deliver. Any number of workers may run on one database. */
export async function startWorker({
  store,
  vault,
  deliver,
  leaseTtl = 4000,
  lookEvery = 5000,
  problem = () => {},
}: WorkerOptions): Promise<Worker> {
  const owner = randomUUID();
  await sayWhenClockWentBack(store, leaseTtl, problem);
  const leases = store.leases(owner, leaseTtl);
  const shelf = ruleShelf(store.db);
  const { partitions } = store.inbox;
  const options = { renewEvery: leaseTtl / 3, problem };

  const evaluate = runHop(
    {
      hop: 'evaluate',
      heads: () => companyHeads(store.db),
      cursors: () => cursors(store.db, 'evaluate'),
      async batch(lease, after, most) {
        const entries = await readEntries(store.db, lease.partition, after, most);
        const upTo = entries.at(-1)?.entry.offset ?? after;
        if (upTo > after)
          await store.effects.apply(lease, after, upTo, (tx) =>
            evaluateBatch(tx, lease.partition, entries, { shelf, partitions }),
          );
        return upTo;
      },
      async setAside(lease, after, error) {
        const [failed] = await readEntries(store.db, lease.partition, after, 1);
        if (!failed) return;
        const { company, entry } = failed;
        const { hop, partition } = lease;
        await store.effects.apply(lease, after, entry.offset, (tx) =>
          setAside(tx, { hop, partition, offset: entry.offset, company, body: entry }, error).then(() =>
            noTimer(tx, failed),
          ),
        );
        problem(new Error(`Set aside: entry ${entry.offset} of company-log partition ${partition}`, { cause: error }));
      },
    },
    leases,
    options,
  );
  const resolve = runHop(
    {
      hop: 'resolve',
      heads: () => store.inbox.heads(),
      cursors: () => cursors(store.db, 'resolve'),
      async batch(lease, after, most) {
        const batch = await store.inbox.read(lease.partition, after, most);
        const upTo = batch.at(-1)?.offset ?? after;
        if (upTo > after)
          await store.effects.apply(lease, after, upTo, (tx) =>
            resolveBatch(tx, batch, { vault, roleBooks: (tx) => roleBooks(shelf, tx), partitions }),
          );
        return upTo;
      },
      async setAside(lease, after, error) {
        const [failed] = await store.inbox.read(lease.partition, after, 1);
        if (!failed) return;
        const { partition, offset, event } = failed;
        await store.effects.apply(lease, after, offset, (tx) =>
          setAside(tx, { hop: lease.hop, partition, offset, company: companyOf(event), body: event }, error),
        );
        problem(new Error(`Set aside: event ${offset} of inbox partition ${partition}`, { cause: error }));
      },
    },
    leases,
    options,
  );
  const schedule = runSchedule(store, lookEvery, () => renewRoles(store, vault, shelf), problem);
  const delivering = runDeliver(store, owner, deliver, problem);
  const silence = [
    await store.inbox.changed(resolve.wake),
    await store.engine.listen('company_log', evaluate.wake),
    await store.engine.listen('delivery', delivering.wake),
  ];
  return {
    async close() {
      for (const stop of silence) await stop();
      await Promise.all([schedule.stop(), resolve.stop(), evaluate.stop(), delivering.stop()]);
      await leases.release();
    },
  };
}
