import type { Decision, Entry, TickEntry } from '@waystage/events';
import { emptyState, type State } from '../../engine/state/state.ts';
import { nextDue } from '../../next-due.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { step } from '../../step.ts';

/** More silences than this never come due between two entries of a witness. */
const mostTicks = 100;

/**
 * Play a log as it would come about: with a tick as soon as some silence is due and has settled.
 * @param until milliseconds; silence due before it speaks as well
 */
export function live(rulebook: Rulebook, entries: readonly Entry[], until: number): [State, Decision[]] {
  let state = emptyState(rulebook);
  const decisions: Decision[] = [];
  const apply = (entry: Entry) => {
    const [next, said] = step(rulebook, state, entry);
    state = next;
    decisions.push(...said);
  };
  const wait = (before: number) => {
    for (let i = 0; i < mostTicks; i++) {
      const due = nextDue(rulebook, state);
      if (due === null || due >= before) return;
      const tick: TickEntry = { type: 'tick', offset: state.offset + 1, received: due, upto: due };
      apply(tick);
    }
  };
  for (const entry of entries) {
    wait(entry.received);
    apply(entry);
  }
  wait(until);
  return [state, decisions];
}
