import type { Finding } from '../../finding/finding.ts';
import type { Clause } from '../../rulebook/clause.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { listOf } from '../../say/list-of.ts';
import type { Span } from '../../source/span.ts';
import { durationText } from '../../syntax/grammar/duration.ts';
import { audiencesOf } from '../company/audiences-of.ts';
import { sharedCompany } from '../company/shared-company.ts';
import { differentShapes } from '../event/different-shapes.ts';
import { sharedShape } from '../event/shared-shape.ts';
import { found } from '../found.ts';
import { behavioursOf } from '../pair/behaviours-of.ts';
import { asksForSomebody, meet } from '../pair/meet.ts';
import { needed } from '../witness/plan.ts';

const day = 86_400_000;
const hour = day / 24;

/** The most days a period can touch, whatever the time of day; clocks that change add an hour. */
function daysTouched(within: number, timezone: string): number {
  return Math.ceil((within + (timezone === 'UTC' ? 0 : hour)) / day) + 1;
}

function clauseFinding(rulebook: Rulebook, rule: Rule, clause: Clause): Finding | null {
  const { node } = clause;
  const never = (code: 'N1' | 'N2' | 'N3', at: Span | undefined, says: string, mend: string) =>
    found(code, 'error', { at: at ?? node.span, says: `No customer can ever complete this: ${says}.`, mend, rule });
  const does = listOf(clause.does ?? ['anything'], 'or');
  const behaviours = behavioursOf(rulebook, clause);

  if (clause.onePerson && clause.people > 1)
    return never(
      'N1',
      node.different_people?.span,
      `${clause.people} different people, and all by one person`,
      'Remove `one_person` or `different_people`.',
    );
  if (clause.onePerson && clause.roles > 1)
    return never(
      'N1',
      node.different_roles?.span,
      `one person has one role, not ${clause.roles}`,
      'Remove `one_person` or `different_roles`.',
    );
  if (behaviours?.every((b) => sharedShape(rulebook, [b], false) === null))
    return never(
      'N1',
      node.does?.[0]?.span,
      `no event can be ${does}`,
      'Mend the behaviour in behaviours.yaml: its fields exclude each other.',
    );
  const somebody = asksForSomebody(clause) || clause.people > 1 || clause.roles > 1;
  if (somebody && behaviours?.every((b) => sharedShape(rulebook, [b], true) === null))
    return never(
      'N3',
      node.who?.span ?? rule.node.who?.span,
      `${does} is not done by the customer's people, so nobody in ${clause.who.name} ever does it`,
      'Write `who: anyone`, which also counts what nobody at the customer does.',
    );
  if (!meet(rulebook, [clause]))
    return never(
      'N3',
      node.who?.span ?? rule.node.who?.span,
      `nobody in ${clause.who.name} does ${does}`,
      'Name another group.',
    );
  const roles = clause.who.anyone ? rulebook.roles.size : clause.who.roles.size;
  if (clause.roles > roles)
    return never(
      'N3',
      node.different_roles?.span,
      `${clause.roles} different roles, and ${clause.who.name} has ${roles}`,
      'Ask for fewer roles, or name a larger group.',
    );
  if (clause.content > 1) {
    const things = differentShapes(rulebook, behaviours, somebody, clause.content).length;
    if (things < clause.content)
      return never(
        'N1',
        node.different_content?.span,
        `${clause.content} different things, and ${does} is ${things === 0 ? 'about no page, file or form at all' : `about ${things} at most`}`,
        'Ask for fewer, or name more behaviours.',
      );
  }
  const period = Math.min(clause.within ?? Number.POSITIVE_INFINITY, clause.sinceEntering ?? Number.POSITIVE_INFINITY);
  if (clause.onePerson && clause.oncePerDay && Number.isFinite(period)) {
    const days = daysTouched(period, rulebook.timezone);
    if (needed(clause) > days)
      return never(
        'N2',
        (node.times ?? node.different_content)?.span,
        `${needed(clause)} times by one person, at most once a day, does not fit into ${durationText(period)}, which touch ${days} days at most`,
        'Make the period longer, ask for fewer times, or leave out `at_most_once_per`.',
      );
  }
  return null;
}

function audienceFinding(rulebook: Rulebook, rule: Rule): Finding | null {
  const places = rule.moving ? [...rule.moves.keys()] : [...rule.from];
  const possible = places.some((p) => sharedCompany(rulebook, audiencesOf(rulebook, rule, p)) !== null);
  if (possible || places.length === 0) return null;
  const own = rule.audience
    ? `both in ${rulebook.audience?.name} and in ${rule.audience.name}`
    : `in ${rulebook.audience?.name}`;
  return found('N4', 'error', {
    at: rule.node.audience?.span ?? rule.node.rule.span,
    says: `No customer can ever be ${own}, so this rule never speaks.`,
    mend: 'Let the audiences overlap: look at `must` and `never` in audience.yaml.',
    rule,
  });
}

/** N1-N4: what no customer can ever do, by rule; the first reason of each. Sound: these rules never fire. */
export function contradictions(rulebook: Rulebook): Map<Rule, Finding> {
  const never = new Map<Rule, Finding>();
  for (const rule of rulebook.rules) {
    const reason =
      rule.clauses.map((c) => clauseFinding(rulebook, rule, c)).find((f) => f !== null) ??
      audienceFinding(rulebook, rule);
    if (reason) never.set(rule, reason);
  }
  return never;
}

/** N3, as a warning: more people than a buying group usually has. Not proved, so the rule is not taken for dead. */
export function crowds(rulebook: Rulebook): Finding[] {
  const size = rulebook.group.usualSize?.[1] ?? Number.POSITIVE_INFINITY;
  return rulebook.rules.flatMap((rule) =>
    rule.clauses
      .filter((c) => c.people > size)
      .map((c) =>
        found('N3', 'warning', {
          at: c.node.different_people?.span ?? c.node.span,
          says: `Hardly any customer can complete this: ${c.people} different people, and a buying group usually has ${size} at most.`,
          mend: 'Ask for fewer people, or correct `group: usual_size`.',
          rule,
        }),
      ),
  );
}
