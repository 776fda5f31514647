import { randomBytes } from 'node:crypto';
import { secretHash, type Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';
import { sessionDays } from './session-days.ts';

/** Whether a login link would let somebody in now; asking does not use it up. */
export async function isLoginLink(db: Kysely<Tables>, token: string, now: Date): Promise<boolean> {
  const link = await db
    .selectFrom('login_link')
    .select('role')
    .where('hash', '=', secretHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return link !== undefined;
}

/**
 * Trade a login link for a session; both at once, so that of two browsers with the same link one comes in.
 * @returns the session's token, or null for a link that is unknown, used or too old
 */
export async function spendLoginLink(db: Kysely<Tables>, token: string, now: Date): Promise<string | null> {
  const session = randomBytes(32).toString('base64url');
  return db.transaction().execute(async (tx) => {
    const link = await tx
      .updateTable('login_link')
      .set({ used_at: now })
      .where('hash', '=', secretHash(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('role')
      .executeTakeFirst();
    if (!link) return null;
    await tx.deleteFrom('session').where('expires_at', '<', now).execute();
    await tx
      .insertInto('session')
      .values({
        hash: secretHash(session),
        role: link.role,
        expires_at: new Date(now.getTime() + sessionDays * 86_400_000),
      })
      .execute();
    return session;
  });
}
