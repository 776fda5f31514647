import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { SiteMode, Tables } from '../tables/tables.ts';
import { secretHash } from './secret-hash.ts';

/** Change a site's origins or mode, or switch it off or on. */
export async function updateSite(
  db: Kysely<Tables>,
  id: string,
  change: { origins?: readonly string[]; disabled?: boolean; mode?: SiteMode },
): Promise<void> {
  await db
    .updateTable('site')
    .set({
      ...(change.origins && { origins: [...change.origins] }),
      ...(change.mode && { mode: change.mode }),
      ...(change.disabled !== undefined && { disabled_at: change.disabled ? new Date() : null }),
    })
    .where('id', '=', id)
    .execute();
}

/** Give a site a new secret key; the old one stops working at once. */
export async function rotateSecretKey(db: Kysely<Tables>, id: string): Promise<string> {
  const secretKey = `sk_${randomBytes(32).toString('hex')}`;
  await db
    .updateTable('site')
    .set({ secret_hash: secretHash(secretKey) })
    .where('id', '=', id)
    .execute();
  return secretKey;
}
