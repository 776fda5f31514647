import type { Entry } from '@waystage/events';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** One entry and whose it is; company null: every company's of the partition. */
export interface LoggedEntry {
  company: string | null;
  entry: Entry;
}

/** Up to `max` entries of one partition of the company log after an offset, in order. */
export async function readEntries(
  db: Kysely<Tables>,
  partition: number,
  after: number,
  max: number,
): Promise<LoggedEntry[]> {
  const rows = await db
    .selectFrom('company_log')
    .select(['offset', 'company', 'received', 'body'])
    .where('partition', '=', partition)
    .where('offset', '>', after)
    .orderBy('offset')
    .limit(max)
    .execute();
  return rows.map((r) => ({
    company: r.company,
    entry: { ...(r.body as Entry), offset: r.offset, received: r.received.getTime() },
  }));
}
