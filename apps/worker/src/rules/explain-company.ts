import { type Explanation, explainState, explainWhyNot, printExplain, type State } from '@waystage/rules';
import type { Store, Vault } from '@waystage/storage';
import { findCompany } from '../by-hand/find-company.ts';
import { ruleShelf } from './rule-shelf.ts';

/** Why a company stands where it stands, in each journey. */
export interface CompanyExplained {
  company: string;
  journeys: { journey: string; tree: Explanation; text: string }[];
}

/**
 * Explain one company, found by its id, its domain or an id of the seller's; null where nobody is called so.
 * @param whyNot only what is missing for the next stages
 * @param now milliseconds
 */
export async function explainCompany(
  store: Store,
  vault: Vault,
  name: string,
  { whyNot, now }: { whyNot: boolean; now: number },
): Promise<CompanyExplained | null> {
  const found = await findCompany(store.db, name);
  if (!found) return null;
  const states = await store.db
    .selectFrom('journey_state')
    .innerJoin('active_rules', (j) =>
      j
        .onRef('active_rules.partition', '=', 'journey_state.partition')
        .onRef('active_rules.journey', '=', 'journey_state.journey'),
    )
    .select(['journey_state.journey', 'journey_state.body', 'active_rules.version'])
    .where('journey_state.company', '=', found.id)
    .orderBy('journey_state.journey')
    .execute();
  const shelf = ruleShelf(store.db);
  const journeys: CompanyExplained['journeys'] = [];
  for (const { journey, body, version } of states) {
    const state = body as State;
    const people = (await store.db.selectFrom('person').select('id').where('company', '=', found.id).execute()).map(
      (p) => p.id,
    );
    const known = await vault.open(people);
    const who = (id: string) => known.get(id)?.name ?? known.get(id)?.email ?? id;
    const tree = (whyNot ? explainWhyNot : explainState)(await shelf.get(version), state, { now, who });
    journeys.push({ journey, tree, text: printExplain(tree) });
  }
  return { company: found.domain ?? found.id, journeys };
}
