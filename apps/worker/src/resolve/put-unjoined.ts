import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import type { Linked } from './link-event.ts';

/** Set aside what has no company yet; what a visitor did before being identified is the person's from now on. */
export async function putUnjoined(
  tx: Transaction<Tables>,
  linked: readonly Linked[],
  identified: readonly Linked[],
): Promise<void> {
  for (const { identified: who } of identified)
    if (who)
      await sql`update unjoined set person = ${who.person} where visitor = ${who.visitor} and person is null`.execute(
        tx,
      );
  if (linked.length === 0) return;
  await sql`
    insert into unjoined (partition, "offset", visitor, person, at, body)
    select p, o, v, per, to_timestamp(at / 1000.0), b::json
    from unnest(
      ${linked.map((l) => l.partition)}::int[],
      ${linked.map((l) => l.offset)}::bigint[],
      ${linked.map((l) => l.event.visitor ?? null)}::text[],
      ${linked.map((l) => l.person)}::text[],
      ${linked.map((l) => l.event.at)}::float8[],
      ${linked.map((l) => JSON.stringify(l.event))}::text[]
    ) as t(p, o, v, per, at, b)`.execute(tx);
}
