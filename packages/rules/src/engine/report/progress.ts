import type { Clause } from '../../rulebook/clause.ts';
import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Draft } from '../state/draft.ts';
import type { Kept } from '../state/state.ts';
import { completeButWaiting, countsNow, forwardNow, stillMissing, targetFrom } from './missing.ts';

/** How much of a clause there is now, and how much it takes; `until` is when the oldest that counts stops counting (milliseconds). */
export interface ClauseProgress {
  readonly does: readonly string[];
  readonly times: readonly [number, number];
  readonly people: readonly [number, number];
  readonly content: readonly [number, number];
  readonly roles: readonly [number, number];
  readonly until: number | null;
  readonly events: readonly string[];
}

/** How far a rule is for one company. */
export interface Progress {
  readonly rule: Rule;
  readonly to: Place;
  readonly complete: boolean;
  readonly clauses: readonly ClauseProgress[];
  /** `visits-pricing: 1 more, by 1 more person` */
  readonly missing: string;
}

function distinct(set: readonly Kept[], of: (k: Kept) => string | null): number {
  return new Set(set.map(of).filter((v) => v !== null)).size;
}

function clauseProgress(clause: Clause, set: readonly Kept[]): ClauseProgress {
  const oldest = set.at(-1);
  return {
    does: clause.does ? [...clause.does] : ['anything'],
    times: [set.length, clause.times],
    people: [distinct(set, (k) => k.who), clause.people],
    content: [distinct(set, (k) => k.thing), clause.content],
    roles: [distinct(set, (k) => k.role), clause.roles],
    until: oldest && clause.within !== null ? oldest.at + clause.within : null,
    events: set.map((k) => k.id),
  };
}

/** How far one rule is at `now` (milliseconds, company time), for the company as it stands. */
export function progressOf(draft: Draft, rule: Rule, now: number): Progress {
  const sets = rule.clauses.map((c) => countsNow(draft, rule, c, now));
  const missing = stillMissing(rule, sets);
  return {
    rule,
    to: targetFrom(rule, draft.state.place),
    complete: missing === completeButWaiting,
    clauses: rule.clauses.map((c, i) => clauseProgress(c, sets[i] as readonly Kept[])),
    missing,
  };
}

/**
 * The rules that could take the company further from where it stands, the shortest way first, and how far each is.
 * @param now milliseconds, company time
 */
export function nextSteps(draft: Draft, now: number): Progress[] {
  return forwardNow(draft, now).map((rule) => progressOf(draft, rule, now));
}
