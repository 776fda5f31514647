import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { audiencesOf } from './audiences-of.ts';

/** Whether every company that counts for `a` in a place also counts for `b` there. Sound, not complete. */
export function countsWherever(rulebook: Rulebook, a: Rule, b: Rule, place: Place): boolean {
  const its = audiencesOf(rulebook, a, place);
  return audiencesOf(rulebook, b, place).every((audience) => its.includes(audience));
}
