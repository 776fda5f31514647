import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** Who sent an event: this tab of this visitor. Null: nobody that could ask for it. */
export function senderOf({ visitor, tab }: { visitor?: string | undefined; tab?: string | undefined }): string | null {
  return visitor === undefined ? null : `${visitor} ${tab ?? ''}`;
}

/**
 * Which of these events this tab of this visitor has never sent to a site, in the order asked. What others sent is missing
 * too: nobody learns from the answer what the store has.
 */
export async function missingIds(
  db: Kysely<Tables>,
  site: string,
  from: { visitor?: string | undefined; tab?: string | undefined },
  ids: readonly string[],
): Promise<string[]> {
  const sender = senderOf(from);
  if (ids.length === 0 || sender === null) return [...ids];
  const rows = await db
    .selectFrom('seen')
    .select('id')
    .where('site', '=', site)
    .where('id', 'in', ids)
    .where('verified', '=', false)
    .where('sender', '=', sql<number>`hashtextextended(${sender}, 0)`)
    .execute();
  const here = new Set(rows.map((r) => r.id));
  return ids.filter((id) => !here.has(id));
}
