import type { State } from './engine/state/state.ts';

/**
 * The ids of interactions that have moved the company: at a merge they go to the survivor as `used`, so that nothing is
 * evidence for two moves.
 */
export function spent(state: State): string[] {
  return Object.values(state.kept).flatMap((list) => list.filter((k) => k.moved).map((k) => k.id));
}
