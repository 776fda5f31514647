import type { Finding } from '../../finding/finding.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { durationText } from '../../syntax/grammar/duration.ts';
import { countsWherever } from '../company/counts-wherever.ts';
import { found } from '../found.ts';
import { clauseImplies } from '../pair/implies.ts';

const silence = (rule: Rule) => rule.silentFor ?? rule.thenNothing?.for ?? 0;

/** Whether both begin to wait at the same events. */
function beginTogether(rulebook: Rulebook, a: Rule, b: Rule): boolean {
  if (a.silentFor !== null || b.silentFor !== null) return a.silentFor !== null && b.silentFor !== null;
  if (a.clauses.length !== b.clauses.length || a.trust !== b.trust) return false;
  return a.clauses.every((c, i) => {
    const other = b.clauses[i];
    return other && clauseImplies(rulebook, c, other) && clauseImplies(rulebook, other, c);
  });
}

/** Whether what ends the waiting of `b` also ends that of `a`. */
function endsBoth(a: Rule, b: Rule): boolean {
  if (!a.thenNothing || !b.thenNothing) return true;
  const { of } = b.thenNothing;
  return a.thenNothing.of === null || (of !== null && [...of].every((name) => a.thenNothing?.of?.has(name)));
}

/** Whether `b` has always taken the company away before `a` is due. */
function comesFirst(rulebook: Rulebook, a: Rule, b: Rule): boolean {
  if (a === b || !b.moving || silence(b) === 0 || silence(b) >= silence(a)) return false;
  if (!beginTogether(rulebook, a, b) || !endsBoth(a, b)) return false;
  const places = a.moving ? [...a.moves.keys()] : [...a.from];
  return places.every((p) => {
    const to = b.moves.get(p);
    return to !== undefined && !places.includes(to) && countsWherever(rulebook, a, b, p);
  });
}

/**
 * N8: rules that wait, where another one that waits less long has always moved the company away before. True as long as
 * nobody moves companies by hand and no fact about them changes while they are quiet.
 */
export function outwaited(rulebook: Rulebook, alive: readonly Rule[]): Map<Rule, Finding> {
  const never = new Map<Rule, Finding>();
  for (const rule of alive) {
    const other = silence(rule) > 0 ? alive.find((b) => comesFirst(rulebook, rule, b)) : undefined;
    if (!other) continue;
    const said = rule.node.when?.silent_for ?? rule.node.when?.then_nothing?.for;
    never.set(
      rule,
      found('N8', 'warning', {
        at: said?.span ?? rule.node.rule.span,
        says: `No customer is ever quiet for ${durationText(silence(rule))} here: after ${durationText(silence(other))} ${other.name} has moved it away.`,
        mend: `Wait less long than ${other.name} does, or let them start from different stages.`,
        rule,
        with: other,
      }),
    );
  }
  return never;
}
