import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/** Where a company stands that may begin another journey; a repeat may start elsewhere than the first one. */
export const again = 'outside, after an earlier journey';

const made = new WeakMap<Rule, { of: Rulebook; targets: ReadonlyMap<Place, Place> }>();

/** Where a moving rule leads, by place; from outside also for who has been on a journey before. */
export function targetsOf(rulebook: Rulebook, rule: Rule): ReadonlyMap<Place, Place> {
  const known = made.get(rule);
  if (known?.of === rulebook) return known.targets;
  const targets = new Map(rule.moves);
  const outside = targets.get('outside');
  const { startAt } = rulebook.again;
  if (outside !== undefined && startAt !== null) targets.set(again, rule.kind === 'enter' ? startAt : outside);
  made.set(rule, { of: rulebook, targets });
  return targets;
}
