import type { Ending, Place } from '../../rulebook/place.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { State } from '../state/state.ts';

/** A place as transitions name it. Won is 110, every other place that is no stage 0. */
export function standing(rulebook: Rulebook, place: Place): { stage: string; phase: string | null; readiness: number } {
  const stage = rulebook.stage.get(place);
  return stage
    ? { stage: place, phase: stage.phase, readiness: stage.readiness }
    : { stage: place, phase: null, readiness: place === 'won' ? 110 : 0 };
}

/** Whether the company is in a stage. */
export function isOpen(rulebook: Rulebook, state: Pick<State, 'place'>): boolean {
  return rulebook.stage.has(state.place);
}

/** Whether a company that is not on a journey may begin one with something done at `at`. */
export function mayBegin(rulebook: Rulebook, state: Pick<State, 'place' | 'closedAt'>, at: number): boolean {
  if (state.place === 'outside') return true;
  const quiet = rulebook.again.after.get(state.place as Ending);
  return quiet !== undefined && at >= (state.closedAt ?? 0) + quiet;
}

/** How the current or last journey stands. */
export function statusOf(rulebook: Rulebook, place: Place): 'open' | 'won' | 'lost' | 'cancelled' | 'merged' {
  if (rulebook.stage.has(place) || place === 'outside') return 'open';
  return place as 'won' | 'lost' | 'cancelled' | 'merged';
}
