import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';
import type { Site } from './site.ts';

/** All sites, by id; `secretHash` finds a site by its secret key. */
export async function listSites(db: Kysely<Tables>): Promise<(Site & { secretHash: Buffer })[]> {
  const rows = await db.selectFrom('site').selectAll().orderBy('id').execute();
  return rows.map((r) => ({
    id: r.id,
    name: r.name,
    publicKey: r.public_key,
    origins: r.origins,
    mode: r.mode,
    disabled: r.disabled_at !== null,
    secretHash: r.secret_hash,
  }));
}
