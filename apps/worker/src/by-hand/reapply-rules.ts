import { appendEntries, type Store } from '@waystage/storage';
import { entryId } from '../entry-id.ts';
import { ruleShelf } from '../rules/rule-shelf.ts';
import { ByHandError } from './by-hand-error.ts';

/** companies told in one transaction */
const atOnce = 200;

/**
 * Ask for every company on a journey (each deployed one, where none is named) to stand where the deciding rules would have
 * brought it, had they always decided: an entry in the log of each. Done with it are the companies that have the entry; each
 * moves when its log is evaluated.
 * @param progress told now and then how many companies of how many have theirs
 */
export async function reapplyRules(
  store: Store,
  { journey, author }: { journey?: string; author: string },
  progress: (done: number, all: number) => void = () => {},
): Promise<{ companies: number; journeys: string[] }> {
  const at = new Date();
  const deployed = (await ruleShelf(store.db).newest()).map((d) => d.rulebook.id);
  const journeys = journey === undefined ? deployed : deployed.filter((name) => name === journey);
  if (journeys.length === 0)
    throw new ByHandError(
      'UNKNOWN_JOURNEY',
      deployed.length === 0
        ? 'No rules are deployed yet, so there is nothing to apply.'
        : `No journey ${journey} is deployed; there is ${deployed.join(', ')}.`,
    );
  const standing = await store.db
    .selectFrom('journey_state')
    .select(['company', 'journey', 'partition'])
    .where('journey', 'in', journeys)
    .orderBy('company')
    .orderBy('journey')
    .execute();
  for (let n = 0; n < standing.length; n += atOnce) {
    const entries = standing.slice(n, n + atOnce).map((s) => ({
      id: entryId('reapply', at.getTime(), s.company, s.journey),
      partition: s.partition,
      company: s.company,
      entry: { type: 'reapplied' as const, journey: s.journey, author },
    }));
    await store.db.transaction().execute((tx) => appendEntries(tx, entries, new Date()));
    progress(Math.min(n + atOnce, standing.length), standing.length);
  }
  return { companies: new Set(standing.map((s) => s.company)).size, journeys };
}
