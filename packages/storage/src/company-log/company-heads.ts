import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** The last offset of each partition of the company log, by partition. */
export async function companyHeads(db: Kysely<Tables>): Promise<number[]> {
  const rows = await db.selectFrom('company_log_head').select(['partition', 'last']).execute();
  const heads: number[] = [];
  for (const { partition, last } of rows) heads[partition] = last;
  return heads;
}
