import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { secretHash } from '../site/secret-hash.ts';
import type { AccessRole, Tables } from '../tables/tables.ts';

/** Make an API token (`wst_...`); it is answered here and never again. */
export async function createApiToken(db: Kysely<Tables>, name: string, role: AccessRole): Promise<string> {
  const token = `wst_${randomBytes(32).toString('hex')}`;
  await db
    .insertInto('api_token')
    .values({ hash: secretHash(token), name, role })
    .execute();
  return token;
}
