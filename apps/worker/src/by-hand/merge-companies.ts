import { appendEntries, type Store } from '@waystage/storage';
import { ByHandError } from './by-hand-error.ts';
import { type MergedBy, mergeInto } from './merge-into.ts';
import { needCompany } from './need-company.ts';

/**
 * Two companies turned out to be one: `name` goes up in `into`. Its journeys end as merged; what its people did counts there
 * from then on, late, unless it has moved it already.
 * @param name,into a domain, an id here, or an id of the seller's
 * @throws ByHandError when either is not known, or both are the same
 */
export async function mergeCompanies(
  store: Store,
  name: string,
  into: string,
  by: MergedBy,
): Promise<{ company: string; into: string }> {
  const younger = await needCompany(store.db, name);
  const survivor = await needCompany(store.db, into);
  if (younger.id === survivor.id)
    throw new ByHandError('SAME_COMPANY', `${name} and ${into} are the same company already.`);
  await store.db.transaction().execute(async (tx) => {
    // persons before companies, as everywhere
    await tx.selectFrom('person').select('id').where('company', '=', younger.id).orderBy('id').forUpdate().execute();
    const entries = await mergeInto(tx, younger.id, survivor.id, store.inbox.partitions, by);
    if (entries.length === 0) throw new ByHandError('MERGED', `${name} or ${into} was merged just now. Look again.`);
    await appendEntries(tx, entries, new Date());
  });
  return { company: younger.domain ?? younger.id, into: survivor.domain ?? survivor.id };
}
