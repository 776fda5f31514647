import type { Finding } from '../../finding/finding.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { durationText } from '../../syntax/grammar/duration.ts';
import { onlyCustomers } from '../event/only-customers.ts';
import { found } from '../found.ts';
import { behavioursOf } from '../pair/behaviours-of.ts';
import { disputedPlaces, isSettled, sharesCompany, waits } from '../pair/clashes.ts';
import { asksForSomebody } from '../pair/meet.ts';
import { targetsOf } from '../pair/targets-of.ts';
import { findSilence } from '../witness/find-silence.ts';
import { printWitness } from '../witness/print-witness.ts';

const period = (rule: Rule) => rule.silentFor ?? rule.thenNothing?.for ?? 0;

/** Whether a rule begins to wait only at something the customer does. */
function beginsAtCustomer(rulebook: Rulebook, rule: Rule): boolean {
  return rule.clauses.every((c) => asksForSomebody(c) || (behavioursOf(rulebook, c)?.every(onlyCustomers) ?? true));
}

/**
 * Whether two rules that wait can be due at the same moment. Sound. What is due together because news came late is told
 * apart by when it was meant to be due, so only that has to differ.
 */
function canBeDueTogether(rulebook: Rulebook, a: Rule, b: Rule): boolean {
  if (a.silentFor !== null && b.silentFor !== null) return a.silentFor === b.silentFor;
  const then = a.thenNothing ? a : b;
  const silent = a.thenNothing ? b : a;
  if (silent.silentFor === null || !then.thenNothing) return true;
  // silence is counted from the customer's last act, which is the trigger itself or comes after it
  const ended = then.thenNothing.of === null;
  if (beginsAtCustomer(rulebook, then))
    return period(then) === silent.silentFor || (period(then) > silent.silentFor && !ended);
  return !ended || period(then) < silent.silentFor;
}

/** U2 for two rules that move a company by waiting: null where they can never come due together. Sound. */
export function dueTogether(rulebook: Rulebook, a: Rule, b: Rule): Finding | null {
  if (!waits(a) || !waits(b) || isSettled(a, b) || !canBeDueTogether(rulebook, a, b)) return null;
  const place = disputedPlaces(rulebook, a, b).find((p) => sharesCompany(rulebook, a, b, p));
  if (place === undefined) return null;
  const witness = findSilence(rulebook, [a, b], place);
  const waited = [a, b].map((r) => `${r.name} (${durationText(period(r))}, to ${targetsOf(rulebook, r).get(place)})`);
  const says = `A customer in ${place} can be quiet so long that ${waited.join(' and ')} come due at the same moment.`;
  const said = a.node.when?.silent_for ?? a.node.when?.then_nothing?.for;
  return found('U2', witness ? 'error' : 'warning', {
    at: said?.span ?? a.node.rule.span,
    says: witness ? says : `${says} No story was found that shows it, and no proof that there is none.`,
    mend: `Say which goes first: \`gives_way_to: [${b.name}]\` in ${a.name}, or the other way round.`,
    rule: a,
    with: b,
    ...(witness
      ? {
          witness: printWitness(rulebook, witness.scene, `${a.name} and ${b.name} come due together`, {
            expect: `{ stage: ${witness.targets[0]}, by: ${a.name} }`,
            remark: `or ${witness.targets[1]}, by ${b.name}: say which`,
          }),
        }
      : {}),
  });
}
