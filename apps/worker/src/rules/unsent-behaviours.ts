import type { StoredEvent } from '@waystage/events';
import { matchingBehaviours, type Rulebook } from '@waystage/rules';
import type { Store } from '@waystage/storage';
import { journeyFolders } from './journey-folders.ts';
import { type RuleFile, readRules } from './rule-shelf.ts';

const day = 24 * 3_600_000;
const window = 30 * day;
/** events read in one go; short reads, so that acknowledgements on the embedded database do not wait */
const atOnce = 500;

/**
 * The behaviours of these rules that nobody has sent for 30 days, by journey. Nothing is said by an installation that has
 * listened for a shorter time. Reads the newest events first, and no further than until each behaviour was seen.
 * @param now milliseconds
 */
export async function unsentBehaviours(
  store: Store,
  files: readonly RuleFile[],
  now: number,
  progress: (done: number, all: number) => void = () => {},
): Promise<Record<string, string[]>> {
  const rulebooks = journeyFolders(files)
    .map((folder) => readRules(folder).rulebook)
    .filter((r) => r !== null);
  const { oldest } = await store.db
    .selectFrom('inbox')
    .select((e) => e.fn.min('received').as('oldest'))
    .executeTakeFirstOrThrow();
  if (oldest === null || oldest.getTime() > now - window) return {};
  const waiting = rulebooks.map((rulebook) => ({
    rulebook,
    match: matchingBehaviours(rulebook),
    unsent: new Set(awaited(rulebook)),
  }));
  const { partitions } = store.inbox;
  for (let partition = 0; partition < partitions && waiting.some((w) => w.unsent.size > 0); partition++) {
    for (let before = Number.MAX_SAFE_INTEGER; ; ) {
      const rows = await store.db
        .selectFrom('inbox')
        .select(['offset', 'body'])
        .where('partition', '=', partition)
        .where('offset', '<', before)
        .where('received', '>', new Date(now - window))
        .orderBy('offset', 'desc')
        .limit(atOnce)
        .execute();
      for (const row of rows)
        for (const { match, unsent } of waiting) for (const b of match(row.body as StoredEvent)) unsent.delete(b);
      if (rows.length < atOnce || waiting.every((w) => w.unsent.size === 0)) break;
      before = rows.at(-1)!.offset;
    }
    progress(partition + 1, partitions);
  }
  return Object.fromEntries(waiting.map(({ rulebook, unsent }) => [rulebook.id, [...unsent]]));
}

/** The behaviours some rule waits for. */
function awaited(rulebook: Rulebook): string[] {
  return [...rulebook.behaviours.keys()].filter((name) =>
    rulebook.rules.some((rule) => rule.clauses.some((clause) => clause.does?.has(name))),
  );
}
