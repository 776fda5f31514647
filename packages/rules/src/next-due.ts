import type { State } from './engine/state/state.ts';
import { allDue } from './engine/time/due.ts';
import type { Rulebook } from './rulebook/rulebook.ts';

/**
 * When the company next needs a `tick` (milliseconds; `settle` is in it already), null where no silence runs. A tick with
 * `upto` at or past it makes what is due speak.
 */
export function nextDue(rulebook: Rulebook, state: State): number | null {
  return allDue(rulebook, state)[0]?.at ?? null;
}
