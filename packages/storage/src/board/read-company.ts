import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** A company and where it stands in each of its journeys (journey id > view). */
export interface CompanyStanding {
  id: string;
  name: string | null;
  domain: string | null;
  owner: string | null;
  ids: Record<string, string>;
  facts: Record<string, string | number | boolean>;
  views: Record<string, unknown>;
}

/** One company by its id; undefined where there is none. */
export async function readCompany(db: Kysely<Tables>, id: string): Promise<CompanyStanding | undefined> {
  const company = await db
    .selectFrom('company')
    .select(['id', 'name', 'domain', 'owner', 'ids', 'facts'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!company) return undefined;
  const states = await db.selectFrom('journey_state').select(['journey', 'view']).where('company', '=', id).execute();
  return { ...company, views: Object.fromEntries(states.map((s) => [s.journey, s.view])) };
}
