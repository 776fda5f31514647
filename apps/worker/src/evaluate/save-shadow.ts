import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import type { Standing } from './evaluate-batch.ts';

/** Write where shadow rules see the companies of a batch. */
export async function saveShadow(
  tx: Transaction<Tables>,
  partition: number,
  changed: readonly Standing[],
  dueOf: (standing: Standing) => number | null,
): Promise<void> {
  if (changed.length === 0) return;
  await sql`
    insert into shadow_state (company, journey, partition, body, due)
    select c, j, ${partition}, b::json, to_timestamp(d / 1000.0)
    from unnest(
      ${changed.map((s) => s.company)}::text[],
      ${changed.map((s) => s.journey)}::text[],
      ${changed.map((s) => JSON.stringify(s.state))}::text[],
      ${changed.map(dueOf)}::float8[]) as t(c, j, b, d)
    on conflict (company, journey) do update set body = excluded.body, due = excluded.due`.execute(tx);
}
