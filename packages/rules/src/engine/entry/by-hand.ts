import type { CorrectedEntry, ObstacleEntry } from '@waystage/events';
import { move } from '../move/move.ts';
import { decide } from '../report/decide.ts';
import type { Draft } from '../state/draft.ts';
import { without } from '../state/without.ts';

/** Somebody has put the company where it belongs. Nothing happens where it stands there already, or the place is unknown. */
export function applyCorrected(draft: Draft, entry: CorrectedEntry): void {
  const { rulebook, state } = draft;
  if (entry.journey !== rulebook.id || entry.to === state.place || state.place === 'merged') return;
  if (!rulebook.stage.has(entry.to) && !['outside', 'won', 'lost', 'cancelled'].includes(entry.to)) return;
  const occasion = { at: entry.received, batch: null, historical: false };
  move(draft, entry.to, 'manual', occasion, { about: { author: entry.author, reason: entry.reason } });
}

/** Somebody says that something is in the company's way, or no longer. */
export function applyObstacle(draft: Draft, entry: ObstacleEntry): void {
  const { rulebook, state } = draft;
  const { obstacle, author } = entry;
  if (entry.journey !== rulebook.id || !rulebook.stage.has(state.place)) return;
  const known = [...rulebook.obstacles.values()].some((o) => o.has(obstacle));
  if (!known || Object.hasOwn(state.obstacles, obstacle) === (entry.state === 'raised')) return;
  state.obstacles =
    entry.state === 'raised'
      ? { ...state.obstacles, [obstacle]: { at: entry.received, rule: null } }
      : without(state.obstacles, obstacle);
  decide(
    draft,
    `obstacle.${entry.state}`,
    { at: entry.received, batch: null, historical: false },
    { about: { obstacle, author } },
  );
}
