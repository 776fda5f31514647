import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { audiencesOf } from '../company/audiences-of.ts';
import { sharedCompany } from '../company/shared-company.ts';
import type { Clash } from '../witness/find-witness.ts';
import { meet } from './meet.ts';
import { again, targetsOf } from './targets-of.ts';

/** The places both rules leave for different ones. */
export function disputedPlaces(rulebook: Rulebook, a: Rule, b: Rule): Place[] {
  const others = targetsOf(rulebook, b);
  const disputed: Place[] = [];
  for (const [place, to] of targetsOf(rulebook, a)) {
    const other = others.get(place);
    if (other !== undefined && other !== to) disputed.push(place);
  }
  return disputed;
}

/** Whether both rules can hold in a place at one and the same company. */
export function sharesCompany(rulebook: Rulebook, a: Rule, b: Rule, place: Place): boolean {
  const at = place === again ? 'outside' : place;
  return sharedCompany(rulebook, [...audiencesOf(rulebook, a, at), ...audiencesOf(rulebook, b, at)]) !== null;
}

/** Whether one of two rules says that the other goes first. */
export function isSettled(a: Rule, b: Rule): boolean {
  return a.givesWayTo.includes(b.name) || b.givesWayTo.includes(a.name);
}

/** Whether a rule comes true by itself after a while, and not by an event. */
export function waits(rule: Rule): boolean {
  return rule.thenNothing !== null || rule.silentFor !== null;
}

/** The clauses of two rules that one event by one role can trigger. */
export function sharedTriggers(rulebook: Rulebook, a: Rule, b: Rule): Pick<Clash, 'clauses' | 'meeting'>[] {
  return a.clauses.flatMap((x, i) =>
    b.clauses.flatMap((y, j) => {
      const meeting = meet(rulebook, [x, y]);
      return meeting ? [{ clauses: [i, j] as const, meeting }] : [];
    }),
  );
}
