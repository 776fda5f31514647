import type { Clause } from '../../rulebook/clause.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { onlyCustomers } from '../event/only-customers.ts';
import { needed } from '../witness/plan.ts';
import { behavioursOf } from './behaviours-of.ts';
import { asksForSomebody } from './meet.ts';

const forEver = Number.POSITIVE_INFINITY;

function doesImply(rulebook: Rulebook, a: Clause, b: Clause): boolean {
  if (b.does) return a.does !== null && [...a.does].every((name) => b.does?.has(name));
  // anything a customer does: whatever can be done by somebody else is more than that
  return (behavioursOf(rulebook, a) ?? []).every((x) => asksForSomebody(a) || onlyCustomers(x));
}

function whoImplies(a: Clause, b: Clause): boolean {
  return b.who.anyone || (!a.who.anyone && [...a.who.roles].every((r) => b.who.roles.has(r)));
}

/** Whether what fills clause `a` also fills clause `b`, with the same trigger. Sound, not complete. */
export function clauseImplies(rulebook: Rulebook, a: Clause, b: Clause): boolean {
  if (!doesImply(rulebook, a, b) || !whoImplies(a, b)) return false;
  if (b.onePerson && !a.onePerson && (needed(b) > 1 || a.who.anyone)) return false;
  if (b.newcomer && !a.newcomer) return false;
  if (b.sinceEntering !== null && (a.sinceEntering ?? forEver) > b.sinceEntering) return false;
  if (needed(b) === 1) return true;
  // which one of a day counts may hide a page or file another one was about
  if (b.oncePerDay && (!a.oncePerDay || b.content > 1)) return false;
  const enough = needed(a) >= b.times && a.people >= b.people && a.content >= b.content && a.roles >= b.roles;
  return enough && (b.within ?? forEver) >= (a.within ?? forEver);
}

function* orders<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries())
    for (const rest of orders([...items.slice(0, i), ...items.slice(i + 1)])) yield [item, ...rest];
}

const mostClauses = 4;

/**
 * Whether every event that completes `a` also completes `b`, as far as behaviours, people and trust go (not places and
 * companies). Sound, not complete: false where it is not plain to see.
 */
export function implies(rulebook: Rulebook, a: Rule, b: Rule): boolean {
  if (a.clauses.length !== b.clauses.length || a.clauses.length === 0 || a.clauses.length > mostClauses) return false;
  if (b.trust === 'verified' && a.trust !== 'verified') return false;
  const longest = (rule: Rule) => Math.max(...rule.clauses.map((c) => c.within ?? forEver));
  if (a.clauses.length > 1 && longest(b) < longest(a)) return false;
  for (const order of orders(b.clauses))
    if (a.clauses.every((c, i) => clauseImplies(rulebook, c, order[i] as Clause))) return true;
  return false;
}
