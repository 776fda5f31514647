import type { StoredEvent } from '@waystage/events';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** Up to `limit` accepted events after the offset of each partition, in order per partition, and where that leaves the reader. */
export async function listEvents(
  db: Kysely<Tables>,
  after: readonly number[],
  limit: number,
): Promise<{ events: { partition: number; offset: number; event: StoredEvent }[]; next: number[] }> {
  const rows = await sql<{ partition: number; offset: number; body: StoredEvent }>`
    select e.partition, e."offset", e.body
    from unnest(${[...after]}::bigint[]) with ordinality as c(after, number)
    cross join lateral (
      select i.partition, i."offset", i.body from inbox i
      where i.partition = c.number - 1 and i."offset" > c.after order by i."offset" limit ${limit}
    ) e
    order by e.partition, e."offset" limit ${limit}`.execute(db);
  const next = [...after];
  for (const { partition, offset } of rows.rows) next[partition] = offset;
  return { events: rows.rows.map((r) => ({ partition: r.partition, offset: r.offset, event: r.body })), next };
}
