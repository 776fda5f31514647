import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import type { Standing } from './evaluate-batch.ts';

/** Write the states a batch changed, each with the view people see of it and when its next silence is due (ms). */
export async function saveStates(
  tx: Transaction<Tables>,
  partition: number,
  changed: readonly Standing[],
  viewOf: (standing: Standing) => unknown,
  dueOf: (standing: Standing) => number | null,
): Promise<void> {
  if (changed.length === 0) return;
  await sql`
    insert into journey_state (company, journey, partition, body, view, due, updated_at)
    select c, j, ${partition}, b::json, v::jsonb, to_timestamp(d / 1000.0), now()
    from unnest(
      ${changed.map((s) => s.company)}::text[],
      ${changed.map((s) => s.journey)}::text[],
      ${changed.map((s) => JSON.stringify(s.state))}::text[],
      ${changed.map((s) => JSON.stringify(viewOf(s)))}::text[],
      ${changed.map(dueOf)}::float8[]) as t(c, j, b, v, d)
    on conflict (company, journey) do update
      set body = excluded.body, view = excluded.view, due = excluded.due, updated_at = excluded.updated_at`.execute(tx);
}
