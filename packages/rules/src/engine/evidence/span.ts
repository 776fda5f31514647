import type { Clause } from '../../rulebook/clause.ts';
import type { Kept } from '../state/state.ts';
import { counted, enough } from './enough.ts';

/** The part of `set` (latest first) between two moments, both included. */
export function between(set: readonly Kept[], least: number, most: number): Kept[] {
  return set.filter((k) => k.at >= least && k.at <= most);
}

/** Where the spans of length `within` that differ in what they hold begin, the latest first; `set` is latest first. */
export function starts(set: readonly Kept[], within: number, trigger: Kept | null): readonly number[] {
  if (within === Number.POSITIVE_INFINITY) return [Number.NEGATIVE_INFINITY];
  const found = trigger ? [trigger.at] : [];
  for (const k of set)
    if (k.at !== found.at(-1) && (!trigger || (k.at < trigger.at && k.at >= trigger.at - within))) found.push(k.at);
  return found;
}

/**
 * The spans of length `within` (both ends included) that differ in what they hold, latest first, each as its interactions
 * (latest first). With a trigger only those that contain it.
 */
function* spans(set: readonly Kept[], within: number, trigger: Kept | null): Generator<readonly Kept[]> {
  for (const start of starts(set, within, trigger))
    yield within === Number.POSITIVE_INFINITY ? set : between(set, start, start + within);
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
