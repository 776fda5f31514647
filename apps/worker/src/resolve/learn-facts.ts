import type { FactSource, StoredEvent } from '@waystage/events';

type Facts = Record<string, string | number | boolean>;
const rank: Record<FactSource, number> = { guess: 0, claim: 1, seller: 2 };
const claimable = new Set(['country', 'employees', 'industry']);

/** What a company is known to be, and who said so. */
export interface CompanyFacts {
  facts: Facts;
  facts_by: Record<string, FactSource>;
}

/** The facts an event tells of a company, without what is a name rather than a fact. */
export function factsOf(event: StoredEvent): Facts {
  if (event.event !== 'company') return {};
  const { country, employees, industry, relation, facts } = event;
  return Object.fromEntries(
    Object.entries({ country, employees, industry, relation, ...facts }).filter(([, v]) => v !== undefined),
  ) as Facts;
}

/**
 * What is new in what was told, by whom: the seller's word beats a claim, a claim beats a guess, and a claim may only fill
 * what nobody has told, and never the relation. Changes `known`; answers what changed.
 */
export function learnFacts(known: CompanyFacts, told: Facts, by: FactSource): Facts {
  const learnt: Facts = {};
  for (const [name, value] of Object.entries(told)) {
    const before = known.facts_by[name];
    if (by !== 'seller' && !claimable.has(name)) continue;
    if (before !== undefined && (rank[by] < rank[before] || (by !== 'seller' && rank[by] === rank[before]))) continue;
    known.facts_by[name] = by;
    if (known.facts[name] === value) continue;
    known.facts[name] = learnt[name] = value;
  }
  return learnt;
}
