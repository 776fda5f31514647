import type { Transition } from '@waystage/events';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** Up to `limit` transitions after the number of each partition, in company order, and where that leaves the reader. */
export async function listTransitions(
  db: Kysely<Tables>,
  after: readonly number[],
  limit: number,
): Promise<{ transitions: Transition[]; next: number[] }> {
  const rows = await sql<{ partition: number; number: number; body: Transition }>`
    select t.partition, t.number, t.body
    from unnest(${[...after]}::bigint[]) with ordinality as c(after, number)
    cross join lateral (
      select i.partition, i.number, i.body from transition i
      where i.partition = c.number - 1 and i.number > c.after order by i.number limit ${limit}
    ) t
    order by t.partition, t.number limit ${limit}`.execute(db);
  const next = [...after];
  for (const { partition, number } of rows.rows) next[partition] = number;
  return { transitions: rows.rows.map((r) => r.body), next };
}
