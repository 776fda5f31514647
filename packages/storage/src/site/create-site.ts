import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';
import { secretHash } from './secret-hash.ts';

/** What a browser and a server of a site send with. */
export interface SiteKeys {
  publicKey: string;
  secretKey: string;
}
type NewSite = { id: string; name: string; origins: readonly string[] };

/**
 * Make a site; the secret key is answered here and never again.
 * @param orLeave `true`: a site of that id that is there already is left as it is, and null is answered
 */
export async function createSite(db: Kysely<Tables>, site: NewSite, orLeave?: false): Promise<SiteKeys>;
export async function createSite(db: Kysely<Tables>, site: NewSite, orLeave: true): Promise<SiteKeys | null>;
export async function createSite(db: Kysely<Tables>, site: NewSite, orLeave = false): Promise<SiteKeys | null> {
  const publicKey = `pk_${randomBytes(12).toString('hex')}`;
  const secretKey = `sk_${randomBytes(32).toString('hex')}`;
  const made = await db
    .insertInto('site')
    .values({
      id: site.id,
      name: site.name,
      origins: [...site.origins],
      public_key: publicKey,
      secret_hash: secretHash(secretKey),
    })
    .$if(orLeave, (q) => q.onConflict((c) => c.column('id').doNothing()))
    .returning('id')
    .executeTakeFirst();
  return made === undefined ? null : { publicKey, secretKey };
}
