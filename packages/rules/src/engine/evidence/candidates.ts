import type { Clause } from '../../rulebook/clause.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Draft } from '../state/draft.ts';
import type { Kept } from '../state/state.ts';
import { eligible } from './eligible.ts';

/** Latest first; ties by log position, the later one first. */
export function latestFirst(a: Kept, b: Kept): number {
  return b.at - a.at || b.o - a.o;
}

/** The kept interactions that may fill a clause between two moments (both included), latest first. */
export function candidates(draft: Draft, rule: Rule, clause: Clause, least: number, most: number): Kept[] {
  const found: Kept[] = [];
  let lists = 0;
  for (const meaning of draft.program.fillers(clause)) {
    const list = draft.state.kept[meaning.key];
    if (!list) continue;
    const before = found.length;
    for (let i = list.length - 1; i >= 0; i--) {
      const kept = list[i] as Kept;
      if (kept.at < least) break;
      if (kept.at <= most && eligible(draft, rule, clause, kept)) found.push(kept);
    }
    if (found.length > before) lists++;
  }
  return lists > 1 ? found.sort(latestFirst) : found;
}
