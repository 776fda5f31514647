import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** Which of these events of a site have never been stored, in the order asked. */
export async function missingIds(db: Kysely<Tables>, site: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('seen').select('id').where('site', '=', site).where('id', 'in', ids).execute();
  const here = new Set(rows.map((r) => r.id));
  return ids.filter((id) => !here.has(id));
}
