import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** How many events were ever accepted (heads count on after old events are pruned). */
export async function countEvents(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('inbox_head')
    .select((e) => e.fn.sum<string | number | null>('last').as('events'))
    .executeTakeFirst();
  return Number(row?.events ?? 0);
}
