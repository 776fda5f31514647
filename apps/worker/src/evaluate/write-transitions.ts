import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import { companyFacts } from './company-facts.ts';
import type { Decided } from './evaluate-batch.ts';
import { messageOf } from './message-of.ts';
import { transitionId } from './transition-id.ts';
import { writeDeliveries } from './write-deliveries.ts';

/** Write what was decided, numbered in the partition, and one delivery for each endpoint that asked for it. */
export async function writeTransitions(
  tx: Transaction<Tables>,
  partition: number,
  decided: readonly Decided[],
): Promise<void> {
  if (decided.length === 0) return;
  const companies = await companyFacts(tx, decided);
  const { last } = await tx
    .selectFrom('transition')
    .select((e) => e.fn.coalesce(e.fn.max('number'), sql<number>`0::bigint`).as('last'))
    .where('partition', '=', partition)
    .executeTakeFirstOrThrow();

  const transitions = decided.map(({ company, decision, version, offset }) => {
    const { type, at, historical } = decision;
    const id = transitionId(company, decision.journey.id, decision.sequence)!;
    const previous = transitionId(company, decision.journey.id, decision.sequence - 1);
    const body = messageOf({ company, decision, version, offset }, companies.get(company)!, id, previous);
    return { id, company, journey: decision.journey.id, sequence: decision.sequence, type, at, historical, body };
  });
  await sql`
    insert into transition (id, partition, number, company, journey, sequence, type, at, written, body)
    select i, ${partition}::int, ${last}::bigint + row_number() over (order by n), c, j, s, t, a, now(), b::json
    from unnest(
      ${transitions.map((t) => t.id)}::text[],
      ${transitions.map((t) => t.company)}::text[],
      ${transitions.map((t) => t.journey)}::text[],
      ${transitions.map((t) => t.sequence)}::bigint[],
      ${transitions.map((t) => t.type)}::text[],
      ${transitions.map((t) => t.at)}::timestamptz[],
      ${transitions.map((t) => JSON.stringify(t.body))}::text[]) with ordinality as t(i, c, j, s, t, a, b, n)`.execute(
    tx,
  );

  await writeDeliveries(
    tx,
    transitions
      .filter((t) => !t.historical)
      .map(({ id, company, journey, type }) => ({ id, company, journey, type, transition: id, message: null })),
    false,
  );
}
