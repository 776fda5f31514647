import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** A file of the browser script by its immutable name; undefined when it was never served here. */
export async function findScriptFile(db: Kysely<Tables>, name: string): Promise<string | undefined> {
  return (await db.selectFrom('script_file').select('body').where('name', '=', name).executeTakeFirst())?.body;
}
