import type { Kysely } from 'kysely';
import type { Hop, Tables } from '../tables/tables.ts';

/** How far a hop has come, by partition. */
export async function cursors(db: Kysely<Tables>, hop: Hop): Promise<number[]> {
  const rows = await db.selectFrom('progress').select(['partition', 'offset']).where('hop', '=', hop).execute();
  const found: number[] = [];
  for (const { partition, offset } of rows) found[partition] = offset;
  return found;
}
