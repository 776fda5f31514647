import { decide, type Occasion } from '../report/decide.ts';
import type { Draft } from '../state/draft.ts';
import { without } from '../state/without.ts';

/** What leaves the company when it leaves a stage: obstacles whose rule does not hold here. Ended journeys take all along. */
export function clearObstacles(draft: Draft, occasion: Occasion, journeyOver: boolean): void {
  const { rulebook, state } = draft;
  for (const [obstacle, raised] of Object.entries(state.obstacles)) {
    const rule = raised.rule === null ? null : rulebook.rule.get(raised.rule);
    const stays = !journeyOver && (rule === null || (rule?.from.has(state.place) ?? false));
    if (stays) continue;
    state.obstacles = without(state.obstacles, obstacle);
    decide(draft, 'obstacle.cleared', occasion, { about: { obstacle } });
  }
}
