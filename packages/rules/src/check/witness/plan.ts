import { thingOf } from '../../engine/match/content-of.ts';
import type { Behaviour } from '../../rulebook/behaviour.ts';
import type { Clause } from '../../rulebook/clause.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { differentShapes } from '../event/different-shapes.ts';
import { eventOf } from '../event/event-of.ts';
import type { Shape } from '../event/shape.ts';
import { sharedShape } from '../event/shared-shape.ts';
import { behavioursOf } from '../pair/behaviours-of.ts';
import { asksForSomebody, meet } from '../pair/meet.ts';
import type { Act, Who } from './act.ts';

const day = 86_400_000;

/** How long before the trigger the nth of several acts of one clause is done. */
export type Timing = (clause: Clause, nth: number, of: number) => number;

/** As late as possible: a day apart, closer where the period is short. */
export const late: Timing = (clause, nth, of) => {
  const step = Math.min(day, clause.within === null ? day : clause.within / of);
  return nth * (step > 60_000 ? Math.floor(step / 60_000) * 60_000 : step);
};

/** The plainest way to make something up. */
export const plainly = { timing: late, apart: null, stranger: false } as const;

/** How many interactions a clause takes at least. */
export function needed(clause: Clause): number {
  return Math.max(clause.times, clause.people, clause.content, clause.roles);
}

/** How to make something up; `apart` is a rule that what is made up should rather not count for. */
export interface Manner {
  readonly timing: Timing;
  readonly apart: Rule | null;
  /** whoever triggers has done nothing before */
  readonly stranger: boolean;
}

interface Making extends Manner {
  readonly rulebook: Rulebook;
  readonly clause: Clause;
  /** what fills one place of the clause already */
  readonly trigger: Act | null;
}

const thingOfShape = (s: Shape) => thingOf({ ...eventOf(s, 0) } as Parameters<typeof thingOf>[0]);

function rolesFor({ rulebook, clause, apart }: Making): readonly string[] {
  const roles = clause.who.anyone ? [...rulebook.roles] : [...clause.who.roles];
  const free = roles.filter((r) => !apart?.clauses.some((c) => c.who.anyone || c.who.roles.has(r)));
  return free.length > 0 ? free : roles;
}

function peopleFor(making: Making, count: number): Who[] {
  const { clause, trigger, stranger } = making;
  const first = trigger?.who ?? null;
  const roles = rolesFor(making);
  if (clause.onePerson) return [first ?? { role: roles[0] as string, nth: 0 }];
  const counts = first !== null && (clause.who.anyone || clause.who.roles.has(first.role));
  const people: Who[] = counts && !(stranger && count === 1) ? [first] : [];
  const nth = stranger || (trigger === null && first === null) ? 1 : 0;
  for (const role of roles) {
    if (people.length > 0 && new Set(people.map((p) => p.role)).size >= clause.roles) break;
    if (!people.some((p) => p.role === role)) people.push({ role, nth });
  }
  for (let more = nth + 1; people.length < count; more++)
    people.push({ role: people[0]?.role ?? 'unknown', nth: more });
  return people;
}

function shapesFor({ rulebook, clause, trigger, apart }: Making): Shape[] {
  const customer = asksForSomebody(clause) || clause.people > 1 || clause.roles > 1;
  const behaviours = behavioursOf(rulebook, clause);
  if (clause.content > 1) {
    const all = differentShapes(rulebook, behaviours, customer, clause.content + 1);
    return all.filter((s) => trigger === null || thingOfShape(s) !== thingOfShape(trigger.shape));
  }
  const counts = (b: Behaviour) => apart?.clauses.some((c) => meet(rulebook, [{ ...c, does: new Set([b.name]) }, c]));
  const free = apart ? (behaviours ?? []).filter((b) => !counts(b)) : [];
  const made = [...free, ...(behaviours ?? [])].map((b) => sharedShape(rulebook, [b], customer));
  const [possible] = made.filter((s) => s !== null);
  if (trigger && free.length === 0) return [trigger.shape];
  return behaviours === null ? [sharedShape(rulebook, [], true) as Shape] : possible ? [possible] : [];
}

function actsFor(making: Making): Act[] | null {
  const { clause, trigger, timing } = making;
  const nothing = trigger !== null && clause.content > 1 && thingOfShape(trigger.shape) === null;
  const total = Math.max(needed(clause), nothing ? clause.content + 1 : 0);
  const more = trigger ? total - 1 : total;
  if (more === 0) return [];
  const shapes = shapesFor(making);
  if (shapes.length === 0) return null;
  const distinct = clause.oncePerDay && !clause.onePerson ? total : Math.max(clause.people, clause.roles);
  const people = peopleFor(making, distinct);
  return Array.from({ length: more }, (_, i) => {
    const shape = shapes[i % shapes.length] as Shape;
    const who = shape.customer ? (people[(trigger ? i + 1 : i) % people.length] as Who) : null;
    return { back: timing(clause, i + 1, more), who, shape };
  });
}

/**
 * What has to have been done for a rule to be complete with the trigger in one of its clauses; null where that cannot be
 * made up.
 * @param at the clause the trigger fills
 */
export function plan(rulebook: Rulebook, rule: Rule, at: number, trigger: Act, manner: Manner): Act[] | null {
  const acts = rule.clauses.map((clause, i) =>
    actsFor({ ...manner, rulebook, clause, trigger: i === at ? trigger : null }),
  );
  return acts.includes(null) ? null : acts.flatMap((a) => a ?? []);
}
