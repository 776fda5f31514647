import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** A company as the API shows it: who it is and where it stands in each journey. */
export interface CompanyRow {
  id: string;
  domain: string | null;
  name: string | null;
  owner: string | null;
  ids: Record<string, string>;
  facts: Record<string, string | number | boolean>;
  journeys: Record<string, unknown>;
}

/** Up to `limit` companies after an id, by id; `next` is null at the end. */
export async function listCompanies(
  db: Kysely<Tables>,
  after: string,
  limit: number,
): Promise<{ companies: CompanyRow[]; next: string | null }> {
  const rows = await db
    .selectFrom('company')
    .select(['id', 'domain', 'name', 'owner', 'ids', 'facts'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  const states = rows.length
    ? await db
        .selectFrom('journey_state')
        .select(['company', 'journey', 'view'])
        .where(
          'company',
          'in',
          rows.map((r) => r.id),
        )
        .execute()
    : [];
  const journeys = new Map<string, Record<string, unknown>>();
  for (const s of states) journeys.set(s.company, { ...journeys.get(s.company), [s.journey]: s.view });
  return {
    companies: rows.map((r) => ({ ...r, journeys: journeys.get(r.id) ?? {} })),
    next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
  };
}
