import type { Clause } from '../../rulebook/clause.ts';
import type { Kept } from '../state/state.ts';
import { counted, enough } from './enough.ts';

/** The part of `set` (latest first) between two moments, both included. */
export function between(set: readonly Kept[], least: number, most: number): Kept[] {
  return set.filter((k) => k.at >= least && k.at <= most);
}

/**
 * The spans of length `within` (both ends included) that differ in what they hold, latest first, each as its interactions
 * (latest first). With a trigger only those that contain it.
 */
export function* spans(set: readonly Kept[], within: number, trigger: Kept | null): Generator<readonly Kept[]> {
  if (within === Number.POSITIVE_INFINITY) {
    yield set;
    return;
  }
  const starts = trigger ? [trigger.at] : [];
  for (const k of set)
    if (k.at !== starts.at(-1) && (!trigger || (k.at < trigger.at && k.at >= trigger.at - within))) starts.push(k.at);
  for (const start of starts) yield between(set, start, start + within);
}

/** What counts in the latest span that has enough for the clause; null where none has. */
export function latestSpan(
  clause: Clause,
  set: readonly Kept[],
  trigger: Kept | null,
  timezone: string,
): readonly Kept[] | null {
  const within = clause.within ?? Number.POSITIVE_INFINITY;
  // what is not enough in all of the time is not enough in a part of it (which one of a day counts may change the content)
  if (!enough(clause, clause.oncePerDay && clause.content === 1 ? counted(clause, set, trigger, timezone) : set))
    return null;
  for (const span of spans(set, within, trigger)) {
    const counts = counted(clause, span, trigger, timezone);
    if (enough(clause, counts)) return counts;
  }
  return null;
}
