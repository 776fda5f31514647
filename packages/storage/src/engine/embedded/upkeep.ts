import type { Pool } from 'pg';

const megabyte = 1024 ** 2;
/** WAL bytes since the last checkpoint after which the next one comes: when nobody waits, and in any case. */
const checkpointAfter = { idle: 16 * megabyte, busy: 64 * megabyte };
/** Of the looks, each how manieth is for the tables. */
const tablesEvery = 12;

const walSinceCheckpoint = `select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::int8 as bytes from pg_control_checkpoint()`;

/** The table that autovacuum, with its default thresholds, would take first. Freezing comes before everything. */
const nextTable = `
  select format('%I.%I', s.schemaname, s.relname) as name
  from pg_stat_user_tables s join pg_class c on c.oid = s.relid
  where age(c.relfrozenxid) > 150000000
     or s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
     or s.n_ins_since_vacuum > 1000 + 0.2 * greatest(c.reltuples, 0)
     or s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
  order by age(c.relfrozenxid) > 150000000 desc, s.n_dead_tup + s.n_ins_since_vacuum desc
  limit 1`;

/**
 * What a server's checkpointer and autovacuum do, which PGlite has not: looks every `every` milliseconds, does one thing
 * at a time, and lets those who wait go first, until the log to recover from gets long.
 */
export function upkeep(
  pool: Pool,
  exec: (sql: string) => Promise<void>,
  { every, othersWait, report }: { every: number; othersWait: () => Promise<boolean>; report: (error: Error) => void },
): { stop(): void } {
  let looks = 0;
  let atWork = false;
  let stopped = false;

  async function look(): Promise<void> {
    looks += 1;
    const nobodyHere = pool.waitingCount === 0 && pool.idleCount === pool.totalCount;
    const { rows } = await pool.query<{ bytes: number }>(walSinceCheckpoint);
    const idle = nobodyHere && !(await othersWait());
    if ((rows[0]?.bytes ?? 0) > (idle ? checkpointAfter.idle : checkpointAfter.busy)) await exec('checkpoint');
    if (!idle || looks % tablesEvery !== 0) return;
    const [table] = (await pool.query<{ name: string }>(nextTable)).rows;
    if (table) await exec(`vacuum (analyze) ${table.name}`);
  }

  const timer = setInterval(() => {
    if (atWork) return;
    atWork = true;
    look()
      .catch((error: Error) => {
        if (!stopped) report(error);
      })
      .finally(() => {
        atWork = false;
      });
  }, every).unref();
  return {
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
