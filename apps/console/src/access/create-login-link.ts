import { randomBytes } from 'node:crypto';
import { type AccessRole, secretHash, type Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';

/**
 * Make the token of a login link; it lets one browser in, once: `<where the console is>/console/login?token=<token>`.
 * Answered here and never again.
 * @param options.ttl milliseconds until the link is worthless
 */
export async function createLoginLink(
  db: Kysely<Tables>,
  { role, ttl, now = new Date() }: { role: AccessRole; ttl: number; now?: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('login_link')
    .values({ hash: secretHash(token), role, expires_at: new Date(now.getTime() + ttl), used_at: null })
    .execute();
  return token;
}
