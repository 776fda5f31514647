import type { Entry } from '@waystage/events';
import { emptyState } from '../engine/state/state.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { fold } from '../step.ts';

/** One attempt to buy, as some rules would have seen it. Times are milliseconds. */
export interface Travelled {
  number: number;
  /** when each stage was first reached, by name */
  reached: Record<string, number>;
  /** rule > how often it moved the company */
  moved: Record<string, number>;
  ended: 'won' | 'lost' | 'cancelled' | 'open';
}

/** Fold these rules, and no others, over one company's whole log: its journeys, in order. Deploys in the log are passed over. */
export function travel(rulebook: Rulebook, log: readonly Entry[]): Travelled[] {
  const [, decisions] = fold(
    rulebook,
    emptyState(rulebook),
    log.filter((e) => e.type !== 'deploy'),
  );
  const journeys = new Map<number, Travelled>();
  for (const { journey, to, at, rule } of decisions) {
    if (!to) continue;
    let one = journeys.get(journey.number);
    if (!one) {
      one = { number: journey.number, reached: {}, moved: {}, ended: 'open' };
      journeys.set(journey.number, one);
    }
    if (rulebook.stage.has(to.stage)) one.reached[to.stage] ??= Date.parse(at);
    else if (to.stage === 'won' || to.stage === 'lost' || to.stage === 'cancelled') one.ended = to.stage;
    if (rule) one.moved[rule.id] = (one.moved[rule.id] ?? 0) + 1;
  }
  return [...journeys.values()];
}
