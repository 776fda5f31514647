import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** A company in one journey as the board needs it; `view` is what the rules said of it, without what no card shows. */
export interface BoardRow {
  id: string;
  name: string | null;
  domain: string | null;
  owner: string | null;
  view: unknown;
}

/** Every company that has a state in this journey (or those of `companies` that have), by name. */
export async function readBoard(
  db: Kysely<Tables>,
  journey: string,
  companies?: readonly string[],
): Promise<BoardRow[]> {
  if (companies?.length === 0) return [];
  return db
    .selectFrom('journey_state as s')
    .innerJoin('company as c', 'c.id', 's.company')
    .select(['c.id', 'c.name', 'c.domain', 'c.owner'])
    .select(sql<unknown>`s.view - array['people', 'next', 'recommend', 'jobs']`.as('view'))
    .where('s.journey', '=', journey)
    .$if(companies !== undefined, (q) => q.where('c.id', 'in', [...(companies ?? [])]))
    .orderBy(sql`lower(coalesce(c.name, c.domain, c.id))`)
    .orderBy('c.id')
    .execute();
}
