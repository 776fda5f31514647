import { isDeepStrictEqual } from 'node:util';
import type { Decision } from '@waystage/events';
import { emptyState, type Rulebook, type State, step } from '@waystage/rules';
import { passedOver, readEntries, type Store } from '@waystage/storage';
import { deployTo } from '../evaluate/deploy-to.ts';
import { reapplyTo } from '../evaluate/reapply-to.ts';
import { transitionId } from '../evaluate/transition-id.ts';
import { ruleShelf } from '../rules/rule-shelf.ts';
import { type LiveSnapshot, liveSnapshot } from './live-snapshot.ts';

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
 * Fold every company log from zero and compare with what was stored live: the same states, the same transition ids. Reads
 * in chunks, so a running server goes on; each partition is compared as it stood at one moment.
 */
export async function verifyReplay(
  store: Store,
  progress: (done: number, all: number) => void = () => {},
): Promise<Replayed> {
  const shelf = ruleShelf(store.db);
  const result: Replayed = { entries: 0, companies: 0, transitions: 0, differences: [] };
  const { partitions } = store.inbox;
  for (let partition = 0; partition < partitions; partition++) {
    const live = await liveSnapshot(store, partition);
    const passed = await passedOver(store.db, partition);
    const active = new Map<string, Rulebook>();
    const states = new Map<string, State>();
    const ids: string[] = [];
    const keep = (key: string, rulebook: Rulebook, [state, decisions]: [State, Decision[]]) => {
      states.set(key, state);
      const company = key.slice(0, key.indexOf('\n'));
      for (const d of decisions) ids.push(transitionId(company, rulebook.id, d.sequence)!);
    };
    const standing = (rulebook: Rulebook) => [...states.keys()].filter((key) => key.endsWith(`\n${rulebook.id}`));
    for (let at = 0; at < live.upTo; ) {
      const logged = (await readEntries(store.db, partition, at, chunk)).filter((l) => l.entry.offset <= live.upTo);
      if (logged.length === 0) break;
      for (const { company, entry } of logged) {
        at = entry.offset;
        result.entries++;
        if (passed.has(entry.offset)) continue;
        if (entry.type === 'deploy') {
          if (entry.shadow) continue;
          const rulebook = await shelf.get(entry.version);
          active.set(entry.journey, rulebook);
          for (const key of standing(rulebook)) {
            const company = key.slice(0, key.indexOf('\n'));
            keep(key, rulebook, await deployTo(store.db, rulebook, company, states.get(key)!, entry));
          }
          continue;
        }
        if (entry.type === 'reapplied') {
          const rulebook = active.get(entry.journey);
          const key = `${company}\n${entry.journey}`;
          const state = states.get(key);
          if (rulebook && state) keep(key, rulebook, await reapplyTo(store.db, rulebook, company!, state, entry));
          continue;
        }
        for (const rulebook of active.values()) {
          const keys = company === null ? standing(rulebook) : [`${company}\n${rulebook.id}`];
          for (const key of keys) keep(key, rulebook, step(rulebook, states.get(key) ?? emptyState(rulebook), entry));
        }
      }
    }
    compare(partition, live, states, ids, result);
    progress(partition + 1, partitions);
  }
  return result;
}

function compare(
  partition: number,
  live: LiveSnapshot,
  states: Map<string, State>,
  ids: string[],
  result: Replayed,
): void {
  for (const { company, journey, body } of live.states) {
    const key = `${company}\n${journey}`;
    const replayed = states.get(key);
    states.delete(key);
    if (!replayed) result.differences.push(`${company} has a state in ${journey} that its log does not give`);
    else if (!isDeepStrictEqual(body, JSON.parse(JSON.stringify(replayed))))
      result.differences.push(`${company} stands differently in ${journey} when its log is folded again`);
  }
  result.companies += live.states.length;
  result.transitions += live.transitions.length;
  // the ids hold company, journey and sequence, so the order is in them
  const liveIds = live.transitions.sort();
  ids.sort();
  if (!isDeepStrictEqual(liveIds, ids)) {
    const only = (a: string[], b: string[]) => a.filter((id) => !b.includes(id)).length;
    result.differences.push(
      `partition ${partition}: ${liveIds.length} transitions live, ${ids.length} folded again (${only(liveIds, ids)} only live, ${only(ids, liveIds)} only again)`,
    );
  }
}
