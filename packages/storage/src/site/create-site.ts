import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';
import { secretHash } from './secret-hash.ts';

/** Make a site; the secret key is answered here and never again. */
export async function createSite(
  db: Kysely<Tables>,
  site: { id: string; name: string; origins: readonly string[] },
): Promise<{ publicKey: string; secretKey: string }> {
  const publicKey = `pk_${randomBytes(12).toString('hex')}`;
  const secretKey = `sk_${randomBytes(32).toString('hex')}`;
  await db
    .insertInto('site')
    .values({
      id: site.id,
      name: site.name,
      origins: [...site.origins],
      public_key: publicKey,
      secret_hash: secretHash(secretKey),
    })
    .execute();
  return { publicKey, secretKey };
}
