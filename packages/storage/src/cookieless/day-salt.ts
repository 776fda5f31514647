import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/**
 * The random salt (32 bytes) of a day such as `2026-11-22`, the same for every process on this database. Those of
 * earlier days are deleted: from then on nobody can tell whose their ids were.
 */
export async function daySalt(db: Kysely<Tables>, day: string): Promise<Buffer> {
  await db.deleteFrom('day_salt').where('day', '<', day).execute();
  await db
    .insertInto('day_salt')
    .values({ day, salt: randomBytes(32) })
    .onConflict((c) => c.doNothing())
    .execute();
  return (await db.selectFrom('day_salt').select('salt').where('day', '=', day).executeTakeFirstOrThrow()).salt;
}
