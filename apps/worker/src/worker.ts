import { randomUUID } from 'node:crypto';
import { companyHeads, cursors, readEntries, type Store, type Vault } from '@waystage/storage';
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

const batchSize = 500;

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
  const leases = store.leases(owner, leaseTtl);
  const shelf = ruleShelf(store.db);
  const { partitions } = store.inbox;
  const options = { renewEvery: leaseTtl / 3, problem };

  const evaluate = runHop(
    {
      hop: 'evaluate',
      heads: () => companyHeads(store.db),
      cursors: () => cursors(store.db, 'evaluate'),
      async batch(lease, after) {
        const entries = await readEntries(store.db, lease.partition, after, batchSize);
        const upTo = entries.at(-1)?.entry.offset ?? after;
        if (upTo > after)
          await store.effects.apply(lease, after, upTo, (tx) =>
            evaluateBatch(tx, lease.partition, entries, { shelf, partitions }),
          );
        return upTo;
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
      async batch(lease, after) {
        const batch = await store.inbox.read(lease.partition, after, batchSize);
        const upTo = batch.at(-1)?.offset ?? after;
        if (upTo > after)
          await store.effects.apply(lease, after, upTo, (tx) =>
            resolveBatch(tx, batch, { vault, roleBooks: (tx) => roleBooks(shelf, tx), partitions }),
          );
        return upTo;
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
