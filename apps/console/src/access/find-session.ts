import { type AccessRole, secretHash, type Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';

/** What the holder of a session may do; undefined for one that is unknown or over. */
export async function findSession(db: Kysely<Tables>, token: string, now: Date): Promise<AccessRole | undefined> {
  const row = await db
    .selectFrom('session')
    .select('role')
    .where('hash', '=', secretHash(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.role;
}
