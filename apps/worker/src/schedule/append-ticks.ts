import { appendEntries, type Store } from '@waystage/storage';
import { entryId } from '../entry-id.ts';

const atOnce = 1000;

/**
 * Tell the companies whose silence has lasted long enough that time has passed up to `upTo` (milliseconds). Any worker may
 * do so: the same silence gives the same entry id, and the log takes it once. Answers how many were told.
 */
export async function appendTicks(store: Store, upTo: number): Promise<number> {
  const dueIn = (table: 'journey_state' | 'shadow_state') =>
    store.db
      .selectFrom(table)
      .select(['company', 'partition', 'due'])
      .where('due', '<=', new Date(upTo))
      .orderBy('due')
      .limit(atOnce)
      .execute();
  const due = [...(await dueIn('journey_state')), ...(await dueIn('shadow_state'))];
  const told = new Map(due.map((d) => [`${d.company}\n${d.due!.getTime()}`, d]));
  const entries = [...told].map(([key, { company, partition }]) => ({
    id: entryId('tick', key),
    partition,
    company,
    entry: { type: 'tick' as const, upto: upTo },
  }));
  await store.db.transaction().execute((tx) => appendEntries(tx, entries, new Date()));
  return entries.length;
}
