import type { Kysely } from 'kysely';
import { secretHash } from '../site/secret-hash.ts';
import type { AccessRole, Tables } from '../tables/tables.ts';

/** Whose API token this is; undefined for one nobody was given. */
export async function findApiToken(
  db: Kysely<Tables>,
  token: string,
): Promise<{ name: string; role: AccessRole } | undefined> {
  return db.selectFrom('api_token').select(['name', 'role']).where('hash', '=', secretHash(token)).executeTakeFirst();
}
