import { type NewEntry, partitionOf, type Tables } from '@waystage/storage';
import type { Transaction } from 'kysely';
import { type CompanyFacts, learnFacts } from '../resolve/learn-facts.ts';

/** Who said that two companies are one, and why; nobody where two names were told to be one company's. */
export interface MergedBy {
  author?: string;
  reason?: string;
}

/**
 * Make two companies one, inside the caller's transaction: names, people and facts of the `younger` go to the `survivor`.
 * Answers the entries that say so, for the caller to append last; what the younger company's people did follows when its log
 * is evaluated up to there (see `hand-over.ts`), for only then is it known what was evidence already.
 */
export async function mergeInto(
  tx: Transaction<Tables>,
  younger: string,
  survivor: string,
  partitions: number,
  by: MergedBy = {},
): Promise<NewEntry[]> {
  const rows = await tx
    .selectFrom('company')
    .select(['id', 'name', 'owner', 'ids', 'facts', 'facts_by', 'merged_into'])
    .where('id', 'in', [younger, survivor])
    .orderBy('id')
    .forUpdate()
    .execute();
  const from = rows.find((r) => r.id === younger);
  const into = rows.find((r) => r.id === survivor);
  if (!from || !into || from.merged_into !== null || into.merged_into !== null) return [];
  await tx.updateTable('company').set({ merged_into: survivor }).where('merged_into', '=', younger).execute();
  await tx.updateTable('company').set({ merged_into: survivor }).where('id', '=', younger).execute();
  await tx.updateTable('company_key').set({ company: survivor }).where('company', '=', younger).execute();
  await tx.updateTable('person').set({ company: survivor }).where('company', '=', younger).execute();
  await tx.updateTable('visitor').set({ company: survivor }).where('company', '=', younger).execute();

  const known: CompanyFacts = { facts: { ...into.facts }, facts_by: { ...into.facts_by } as CompanyFacts['facts_by'] };
  const entries: NewEntry[] = [];
  const append = (company: string, what: string, entry: NewEntry['entry']) =>
    entries.push({
      id: `merged ${younger} ${survivor} ${what}`,
      partition: partitionOf(company, partitions),
      company,
      entry,
    });
  for (const source of ['seller', 'claim', 'guess'] as const) {
    // what the survivor knows from as good a source stays
    const told = Object.entries(from.facts).filter(
      ([fact]) => from.facts_by[fact] === source && known.facts_by[fact] !== source,
    );
    const facts = learnFacts(known, Object.fromEntries(told), source);
    if (Object.keys(facts).length > 0) append(survivor, source, { type: 'facts', facts, by: source });
  }
  await tx
    .updateTable('company')
    .set({
      name: into.name ?? from.name,
      owner: into.owner ?? from.owner,
      ids: JSON.stringify({ ...from.ids, ...into.ids }),
      facts: JSON.stringify(known.facts),
      facts_by: JSON.stringify(known.facts_by),
    })
    .where('id', '=', survivor)
    .execute();
  append(younger, 'into', { type: 'merged', into: survivor, ...by });
  append(survivor, 'from', { type: 'merged', from: younger, ...by });
  return entries;
}
