import type { Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';

/** Put a company into the database where `view` says it stands; a second time moves it. */
export async function putCompany(
  db: Kysely<Tables>,
  company: { id: string; name?: string | null; domain?: string | null; owner?: string | null },
  view: Record<string, unknown>,
  journey = 'crm-suite',
): Promise<void> {
  await db
    .insertInto('company')
    .values({ name: null, domain: null, owner: null, ids: '{}', facts: '{"country":"NO"}', facts_by: '{}', ...company })
    .onConflict((c) => c.column('id').doUpdateSet({ owner: company.owner ?? null }))
    .execute();
  const state = { partition: 0, body: '{}', view: JSON.stringify(view), updated_at: new Date('2026-03-11T09:00:00Z') };
  await db
    .insertInto('journey_state')
    .values({ company: company.id, journey, ...state })
    .onConflict((c) => c.columns(['company', 'journey']).doUpdateSet({ view: state.view }))
    .execute();
}
