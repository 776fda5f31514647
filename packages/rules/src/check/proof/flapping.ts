import type { Finding } from '../../finding/finding.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { listOf } from '../../say/list-of.ts';
import { audiencesOf } from '../company/audiences-of.ts';
import { sharedCompany } from '../company/shared-company.ts';
import { found } from '../found.ts';
import { waits } from '../pair/clashes.ts';
import { meet } from '../pair/meet.ts';

/** One behaviour that alone fills all clauses of both rules, by whomever each asks for; null where there is none. */
function behaviourOfBoth(rulebook: Rulebook, a: Rule, b: Rule): string | null {
  // people may differ from one time to the next, so each clause asks for somebody of its own
  const anyone = { name: 'anyone', anyone: true, roles: rulebook.roles };
  const clauses = [...a.clauses, ...b.clauses].map((c) => ({
    ...c,
    who: c.who.anyone ? c.who : anyone,
    onePerson: !c.who.anyone || c.onePerson,
  }));
  const meeting = meet(rulebook, clauses);
  return meeting && (listOf(meeting.shape.behaviours) || 'anything');
}

/**
 * F1: pairs of rules by which one behaviour alone, done again and again, drives a company from A to B and back to A.
 * Sound for two stages: without a finding there are none.
 */
export function flapping(rulebook: Rulebook, alive: readonly Rule[]): Finding[] {
  const moving = alive.filter((r) => r.moving && !waits(r) && r.clauses.length > 0);
  const back = moving.filter((r) => r.kind === 'reconsider');
  return moving.flatMap((a) =>
    back.flatMap((b) => {
      const there = [...a.moves].find(([from, to]) => b.moves.get(to) === from);
      if (!there) return [];
      const audiences = there.flatMap((place) => [
        ...audiencesOf(rulebook, a, place),
        ...audiencesOf(rulebook, b, place),
      ]);
      if (sharedCompany(rulebook, audiences) === null) return [];
      const behaviour = behaviourOfBoth(rulebook, a, b);
      if (behaviour === null) return [];
      const [from, to] = there;
      return [
        found('F1', 'warning', {
          at: a.clauses[0]?.node.does?.[0]?.span ?? a.node.rule.span,
          says: `A customer who does nothing but ${behaviour}, again and again, goes from ${from} to ${to} and back to ${from} by ${b.name}.`,
          mend: 'Let one of the two ask for something else as well (`and_also`).',
          rule: a,
          with: b,
        }),
      ];
    }),
  );
}
