import type { Clause } from '../../rulebook/clause.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Draft } from '../state/draft.ts';
import type { Trigger } from '../state/program.ts';
import type { Kept } from '../state/state.ts';
import { hopefulSpans } from './by-number.ts';
import { candidates } from './candidates.ts';
import { eligible } from './eligible.ts';
import { enough } from './enough.ts';
import { mostWork, shareOut } from './share-out.ts';
import { smallest } from './smallest.ts';
import { latestSpan } from './span.ts';

/** An interaction and the clause it fills. */
export interface Evidence {
  readonly clause: number;
  readonly kept: Kept;
}

const forEver = Number.POSITIVE_INFINITY;

function bySamePerson(clause: Clause, set: readonly Kept[], person: string | null): readonly Kept[] {
  return clause.onePerson ? set.filter((k) => k.who === person) : set;
}

function single(draft: Draft, rule: Rule, clause: Clause, trigger: Kept): Evidence[] | null {
  if (clause.times === 1 && clause.people === 1 && clause.content === 1 && clause.roles === 1)
    return [{ clause: 0, kept: trigger }];
  const within = clause.within ?? forEver;
  const set = bySamePerson(
    clause,
    candidates(draft, rule, clause, trigger.at - within, trigger.at + within),
    trigger.who,
  );
  const span = latestSpan(clause, set, trigger, draft.rulebook.timezone);
  return span && smallest(clause, span, trigger).map((kept) => ({ clause: 0, kept }));
}

/**
 * Several clauses: all evidence lies within one span as long as the longest `within`, which contains the trigger; each
 * clause's own lies within its own. So it makes no difference which of them came last.
 */
function several(draft: Draft, rule: Rule, at: number, trigger: Kept): Evidence[] | null {
  const within = Math.max(...rule.clauses.map((c) => c.within ?? forEver));
  const sets = rule.clauses.map((c, i) => {
    const set = candidates(draft, rule, c, trigger.at - within, trigger.at + within);
    return i === at ? bySamePerson(c, set, trigger.who) : set.filter((k) => k.o !== trigger.o);
  });
  if (sets.some((set, i) => !enough(rule.clauses[i] as Clause, set))) return null;
  const all = [...new Map(sets.flat().map((k) => [k.o, k])).values()].sort((a, b) => b.at - a.at || b.o - a.o);
  const work = { left: mostWork };
  for (const outer of hopefulSpans(rule.clauses, sets, all, within, trigger)) {
    const inside = new Set(outer.map((k) => k.o));
    const parts = sets.map((set) => set.filter((k) => inside.has(k.o)));
    const found = shareOut(rule.clauses, parts, at, trigger, draft.rulebook.timezone, work);
    if (found) return found;
    if (work.left < 0) return null;
  }
  return null;
}

/**
 * The evidence with which a rule holds for the interaction just offered, the trigger first; null where it does not.
 * `at`s are milliseconds. The caller has asked for stage, audience and that `trigger` is kept.
 */
export function holds(draft: Draft, { rule, clauses }: Trigger, trigger: Kept): Evidence[] | null {
  for (const at of clauses) {
    const clause = rule.clauses[at] as Clause;
    if (!eligible(draft, rule, clause, trigger)) continue;
    const found = rule.clauses.length === 1 ? single(draft, rule, clause, trigger) : several(draft, rule, at, trigger);
    if (found) return found;
  }
  return null;
}
