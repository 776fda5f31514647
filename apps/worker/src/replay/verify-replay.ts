import { isDeepStrictEqual } from 'node:util';
import { emptyState, type Rulebook, type State, step } from '@waystage/rules';
import { readEntries, type Store } from '@waystage/storage';
import { transitionId } from '../evaluate/transition-id.ts';
import { ruleShelf } from '../rules/rule-shelf.ts';

/** What folding the logs again came to. */
export interface Replayed {
  entries: number;
  companies: number;
  transitions: number;
  /** sentences; empty: live and replay are the same */
  differences: string[];
}

const chunk = 500;

/**
 * Fold every company log from zero and compare with what was stored live: the same states, the same transition ids. Reads in chunks, so a running server goes on. Only what was evaluated before the call is compared.
 */
export async function verifyReplay(
  store: Store,
  progress: (done: number, all: number) => void = () => {},
): Promise<Replayed> {
  const shelf = ruleShelf(store.db);
  const result: Replayed = { entries: 0, companies: 0, transitions: 0, differences: [] };
  const cursors = await store.db
    .selectFrom('progress')
    .select(['partition', 'offset'])
    .where('hop', '=', 'evaluate')
    .execute();
  for (const { partition, offset: end } of cursors) {
    const active = new Map<string, Rulebook>();
    const states = new Map<string, State>();
    const ids: string[] = [];
    const fold = (company: string, rulebook: Rulebook, entry: Parameters<typeof step>[2]) => {
      const key = `${company}\n${rulebook.id}`;
      const [state, decisions] = step(rulebook, states.get(key) ?? emptyState(rulebook), entry);
      states.set(key, state);
      for (const d of decisions) ids.push(transitionId(company, rulebook.id, d.sequence)!);
    };
    for (let at = 0; at < end; ) {
      const logged = (await readEntries(store.db, partition, at, chunk)).filter((l) => l.entry.offset <= end);
      if (logged.length === 0) break;
      for (const { company, entry } of logged) {
        at = entry.offset;
        result.entries++;
        if (entry.type === 'deploy') active.set(entry.journey, await shelf.get(entry.version));
        const rulebooks = entry.type === 'deploy' ? [active.get(entry.journey)!] : [...active.values()];
        for (const rulebook of rulebooks) {
          if (company !== null) fold(company, rulebook, entry);
          else
            for (const key of [...states.keys()]) {
              const [of, journey] = key.split('\n') as [string, string];
              if (journey === rulebook.id) fold(of, rulebook, entry);
            }
        }
      }
    }
    await compare(store, partition, states, ids, result);
    progress(partition + 1, cursors.length);
  }
  return result;
}

async function compare(
  store: Store,
  partition: number,
  states: Map<string, State>,
  ids: string[],
  result: Replayed,
): Promise<void> {
  const live = await store.db
    .selectFrom('journey_state')
    .select(['company', 'journey', 'body'])
    .where('partition', '=', partition)
    .execute();
  for (const { company, journey, body } of live) {
    const key = `${company}\n${journey}`;
    const replayed = states.get(key);
    states.delete(key);
    if (!replayed) result.differences.push(`${company} has a state in ${journey} that its log does not give`);
    else if (!isDeepStrictEqual(body, JSON.parse(JSON.stringify(replayed))))
      result.differences.push(`${company} stands differently in ${journey} when its log is folded again`);
  }
  result.companies += live.length;
  const written = await store.db.selectFrom('transition').select('id').where('partition', '=', partition).execute();
  result.transitions += written.length;
  // the ids hold company, journey and sequence, so the order is in them
  const liveIds = written.map((t) => t.id).sort();
  ids.sort();
  if (!isDeepStrictEqual(liveIds, ids)) {
    const only = (a: string[], b: string[]) => a.filter((id) => !b.includes(id)).length;
    result.differences.push(
      `partition ${partition}: ${liveIds.length} transitions live, ${ids.length} folded again (${only(liveIds, ids)} only live, ${only(ids, liveIds)} only again)`,
    );
  }
}
