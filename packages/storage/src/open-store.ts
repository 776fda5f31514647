import { Kysely, sql } from 'kysely';
import type { Engine, SharedEngine } from './engine/engine.ts';
import { openEngine } from './engine/open-engine.ts';
import type { EventLog } from './inbox/event-log.ts';
import { sqlEventLog } from './inbox/sql-event-log.ts';
import { migrate } from './migrate/migrate.ts';
import { type Effects, sqlEffects } from './pipeline/effects.ts';
import { type Leases, sqlLeases } from './pipeline/leases.ts';
import { StorageError } from './storage-error.ts';
import type { Tables } from './tables/tables.ts';

/** Everything kept, on one database. */
export interface Store {
  engine: Engine;
  db: Kysely<Tables>;
  inbox: EventLog;
  effects: Effects;
  /** @param owner a name no other process has  @param ttl milliseconds */
  leases(owner: string, ttl: number): Leases;
  close(): Promise<void>;
}

const defaultPartitions = 64;
/** shorter than the worker's lease of 4 s (ms) */
const frozenAfter = 3500;

/**
 * Open (and, where needed, make or bring up to date) the database: a directory for the embedded one, a postgres:// URL,
 * or what `engine.share` gave for this thread.
 * @throws StorageError, or the engine's errors (`DATA_DIRECTORY_IN_USE`, connection refused)
 */
export async function openStore(
  target: { dir: string } | { url: string; poolSize?: number } | SharedEngine,
  options: { onProblem?: (p: { code: string; message: string }) => void; partitions?: number } = {},
): Promise<Store> {
  const engine = await openEngine(target, options);
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  const close = async () => {
    await db.destroy();
    await engine.close();
  };
  try {
    if (!('port' in target)) await migrate(engine, db as unknown as Kysely<never>);
    const partitions = await partitionCount(db, options.partitions ?? defaultPartitions);
    return {
      engine,
      db,
      inbox: sqlEventLog(engine, db, partitions),
      effects: sqlEffects(db, engine.kind === 'postgres' ? frozenAfter : null),
      leases: (owner, ttl) => sqlLeases(db, owner, ttl),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The number of partitions, fixed when the installation is made; makes their rows. */
async function partitionCount(db: Kysely<Tables>, wanted: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('installation')
      .values({ name: 'partitions', value: JSON.stringify(wanted) })
      .onConflict((c) => c.doNothing())
      .returning('name')
      .executeTakeFirst();
    const row = await tx
      .selectFrom('installation')
      .select('value')
      .where('name', '=', 'partitions')
      .executeTakeFirstOrThrow();
    const partitions = Number(row.value);
    if (!Number.isInteger(partitions) || partitions < 1)
      throw new StorageError('PARTITIONS_DIFFER', `the installation says it has ${String(row.value)} partitions`);
    if (made) {
      const all = sql`generate_series(0, ${partitions - 1}::int)`;
      await sql`insert into inbox_head (partition) select ${all}`.execute(tx);
      await sql`insert into company_log_head (partition) select ${all}`.execute(tx);
      await sql`insert into progress (hop, partition) select h, p from unnest(array['resolve', 'evaluate']) h, ${all} p`.execute(
        tx,
      );
    }
    return partitions;
  });
}
