import { createHash } from 'node:crypto';
import type { Transition } from '@waystage/events';
import { engineVersion } from '@waystage/rules';
import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import type { Decided } from './evaluate-batch.ts';
import { transitionId } from './transition-id.ts';

/** Write what was decided, numbered in the partition, and one delivery for each endpoint that asked for it. */
export async function writeTransitions(
  tx: Transaction<Tables>,
  partition: number,
  decided: readonly Decided[],
): Promise<void> {
  if (decided.length === 0) return;
  const companies = new Map(
    (
      await tx
        .selectFrom('company')
        .select(['id', 'domain', 'name', 'ids', 'owner'])
        .where('id', 'in', [...new Set(decided.map((d) => d.company))])
        .execute()
    ).map((c) => [c.id, c]),
  );
  const { last } = await tx
    .selectFrom('transition')
    .select((e) => e.fn.coalesce(e.fn.max('number'), sql<number>`0::bigint`).as('last'))
    .where('partition', '=', partition)
    .executeTakeFirstOrThrow();

  const transitions = decided.map(({ company, decision, version, offset }) => {
    const { type, at, audience, historical, ...rest } = decision;
    const id = transitionId(company, decision.journey.id, decision.sequence)!;
    const body: Transition = {
      type,
      timestamp: at,
      data: {
        transition_id: id,
        previous_transition_id: transitionId(company, decision.journey.id, decision.sequence - 1),
        company: { ...companies.get(company)!, audience },
        ...rest,
        rules: { version, engine: engineVersion },
        log: { upto: offset },
      },
    };
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

  const endpoints = await tx
    .selectFrom('endpoint')
    .select(['id', 'types', 'journeys'])
    .where('disabled_at', 'is', null)
    .execute();
  const deliveries = transitions
    .filter((t) => !t.historical)
    .flatMap((t) =>
      endpoints
        .filter(
          (e) =>
            (e.types.length === 0 || e.types.includes(t.type)) &&
            (e.journeys.length === 0 || e.journeys.includes(t.journey)),
        )
        .map((e) => ({
          id: `msg_${createHash('sha256').update(`${t.id}\n${e.id}`).digest('hex').slice(0, 24)}`,
          endpoint: e.id,
          transition: t.id,
          company: t.company,
          next_at: sql<Date>`now()`,
        })),
    );
  if (deliveries.length === 0) return;
  await tx.insertInto('delivery').values(deliveries).execute();
  await sql`select pg_notify('delivery', '')`.execute(tx);
}
