import { readdirSync, readFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine/engine.ts';
import { StorageError } from '../storage-error.ts';

const folder = new URL('.', import.meta.url);

/** The migrations there are, in order: forward only, one transaction each. */
function migrations(): { version: number; name: string }[] {
  return readdirSync(folder)
    .filter((f) => /^\d{4}-.*\.sql$/.test(f))
    .sort()
    .map((f) => ({ version: Number(f.slice(0, 4)), name: f }));
}

/**
 * Bring the database to the newest schema. A kill in the middle leaves the version before; a second process waits.
 * @throws StorageError `SCHEMA_TOO_NEW` when a newer Waystage has been here
 */
export async function migrate(engine: Engine, db: Kysely<never>): Promise<void> {
  await engine.exec(`begin;
    select pg_advisory_xact_lock(4700);
    create table if not exists schema_version (version int primary key, name text not null, applied_at timestamptz not null default now());
    commit;`);
  const known = migrations();
  const version = async () => {
    const applied = await sql<{ version: number }>`select max(version) as version from schema_version`.execute(db);
    return applied.rows[0]?.version ?? 0;
  };
  const at = await version();
  const newest = known.at(-1)?.version ?? 0;
  if (at > newest)
    throw new StorageError(
      'SCHEMA_TOO_NEW',
      `This database has schema ${at}, this Waystage knows up to ${newest}. Run the newer Waystage, or restore a backup from before the upgrade.`,
    );
  for (const m of known.filter((m) => m.version > at)) {
    const text = readFileSync(new URL(m.name, folder), 'utf8');
    // the version is claimed under the lock, before anything else: a process that comes second changes nothing
    await engine
      .exec(`begin;
        select pg_advisory_xact_lock(4700);
        insert into schema_version (version, name) values (${m.version}, '${m.name}');
        ${text}
        commit;`)
      .catch(async (error: unknown) => {
        if ((await version()) < m.version) throw error;
      });
  }
}
