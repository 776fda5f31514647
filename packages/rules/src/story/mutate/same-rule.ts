import type { Clause } from '../../rulebook/clause.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

const forEver = Number.POSITIVE_INFINITY;

/** How many interactions a clause takes at least: three different people are three times. */
export function neededBy(clause: Clause): number {
  return Math.max(clause.times, clause.people, clause.content, clause.roles);
}

/** Whether asking for this group is asking for anyone: it has every role, and what nobody did cannot count. */
function isAnyone(rulebook: Rulebook, clause: Clause): boolean {
  if (clause.who.anyone) return true;
  return (clause.newcomer || clause.onePerson) && [...rulebook.roles].every((r) => clause.who.roles.has(r));
}

/** All that an engine can tell of a clause. */
function essence(rulebook: Rulebook, clause: Clause) {
  const times = neededBy(clause);
  return {
    does: clause.does && [...clause.does].sort(),
    times,
    people: clause.people,
    content: clause.content,
    roles: clause.roles,
    // one interaction is within any period; what has to be soon after entering is close together anyhow
    within: times > 1 ? Math.min(clause.within ?? forEver, clause.sinceEntering ?? forEver) : null,
    onePerson: clause.onePerson,
    oncePerDay: clause.oncePerDay,
    newcomer: clause.newcomer,
    sinceEntering: clause.sinceEntering,
    who: isAnyone(rulebook, clause) ? 'anyone' : [...clause.who.roles].sort(),
  };
}

/**
 * Whether no history can tell two rules apart that differ only in their `when`, `who` and `trust`: the same behaviours as
 * often by the same people within the same periods. Sound, not complete: false may only mean that nobody has proved it.
 */
export function sameRule(rulebook: Rulebook, a: Rule, b: Rule): boolean {
  const all = (r: Rule) =>
    JSON.stringify({
      clauses: r.clauses.map((c) => essence(rulebook, c)),
      // several clauses share one span: the longest period among them
      span: r.clauses.length > 1 ? Math.min(9e15, Math.max(...r.clauses.map((c) => c.within ?? forEver))) : null,
      thenNothing: r.thenNothing && { of: r.thenNothing.of && [...r.thenNothing.of].sort(), for: r.thenNothing.for },
      silentFor: r.silentFor,
      verified: r.trust === 'verified',
    });
  return all(a) === all(b);
}
