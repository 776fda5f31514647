import type { Entry } from '@waystage/events';
import type { State } from '../../engine/state/state.ts';
import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { step } from '../../step.ts';
import { alone } from './alone.ts';
import { live } from './live.ts';
import type { Scene } from './scene.ts';
import { sceneLog } from './scene-log.ts';

/** Where a rule by itself would take a company with this entry; null where it does nothing. */
export function takesTo(rulebook: Rulebook, state: State, entry: Entry, rule: Rule): Place | null {
  const [, decisions] = step(alone(rulebook, rule), state, entry);
  return decisions.find((d) => d.rule?.id === rule.name && d.to)?.to?.stage ?? null;
}

/**
 * Play a scene on the real engine, with all rules up to the trigger. Gives where each of the two rules by itself would then
 * take the company; null where the company did not get to `place`, or one of them is not complete, or gives way to another
 * rule that is.
 */
export function replay(
  rulebook: Rulebook,
  scene: Scene,
  rules: readonly [Rule, Rule],
  place: Place,
): [Place, Place] | null {
  const { before, trigger } = sceneLog(rulebook, scene);
  if (!trigger) return null;
  const [state] = live(rulebook, before, trigger.received);
  if (rulebook.stage.has(place) && state.place !== place) return null;
  const [a, b] = rules.map((r) => takesTo(rulebook, state, trigger, r));
  if (!a || !b || a === b) return null;
  const waysGivenTo = rules.flatMap((r) => r.givesWayTo.map((name) => rulebook.rule.get(name)));
  if (waysGivenTo.some((r) => r?.moving && takesTo(rulebook, state, trigger, r) !== null)) return null;
  return [a, b];
}
