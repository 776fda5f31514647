import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** Keep files of the browser script under their immutable names, so that later versions can still serve them. */
export async function keepScriptFiles(
  db: Kysely<Tables>,
  files: readonly { name: string; body: string }[],
): Promise<void> {
  await db
    .insertInto('script_file')
    .values([...files])
    .onConflict((c) => c.doNothing())
    .execute();
}
