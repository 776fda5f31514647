import { secretHash, type Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';

/** End a session: its cookie is worth nothing from here on. */
export async function endSession(db: Kysely<Tables>, token: string): Promise<void> {
  await db.deleteFrom('session').where('hash', '=', secretHash(token)).execute();
}
