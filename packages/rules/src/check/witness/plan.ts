import type { EventFields } from '@waystage/events';
import { thingOf } from '../../engine/match/content-of.ts';
import type { Clause } from '../../rulebook/clause.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { differentShapes } from '../event/different-shapes.ts';
import { eventOf } from '../event/event-of.ts';
import type { Shape } from '../event/shape.ts';
import { sharedShape } from '../event/shared-shape.ts';
import { behavioursOf } from '../pair/behaviours-of.ts';
import { asksForSomebody } from '../pair/meet.ts';
import type { Act, Who } from './act.ts';

const day = 86_400_000;

/** How long before the trigger the nth of several acts of one clause is done. */
export type Timing = (clause: Clause, nth: number, of: number) => number;

/** As late as possible: a day apart, closer where the period is short. */
export const late: Timing = (clause, nth, of) => {
  const step = Math.min(day, clause.within === null ? day : clause.within / of);
  return nth * (step > 60_000 ? Math.floor(step / 60_000) * 60_000 : step);
};

/** How many interactions a clause takes at least. */
export function needed(clause: Clause): number {
  return Math.max(clause.times, clause.people, clause.content, clause.roles);
}

function peopleFor(rulebook: Rulebook, clause: Clause, first: Who | null, count: number): Who[] {
  const roles = clause.who.anyone ? [...rulebook.roles] : [...clause.who.roles];
  const people: Who[] = first && roles.includes(first.role) ? [first] : [];
  if (clause.onePerson) return people.length > 0 ? people : [{ role: roles[0] as string, nth: 0 }];
  for (const role of roles) {
    if (people.length > 0 && new Set(people.map((p) => p.role)).size >= clause.roles) break;
    if (!people.some((p) => p.role === role)) people.push({ role, nth: 0 });
  }
  for (let nth = 1; people.length < count; nth++) people.push({ role: people[0]?.role ?? 'unknown', nth });
  return people;
}

function shapesFor(rulebook: Rulebook, clause: Clause, trigger: Shape | null): Shape[] {
  const customer = asksForSomebody(clause) || clause.people > 1 || clause.roles > 1;
  const behaviours = behavioursOf(rulebook, clause);
  if (clause.content > 1) {
    const thing = (s: Shape) => thingOf(eventOf(s, 0) as EventFields as Parameters<typeof thingOf>[0]);
    const all = differentShapes(rulebook, behaviours, customer, clause.content + 1);
    return all.filter((s) => trigger === null || thing(s) !== thing(trigger));
  }
  if (trigger) return [trigger];
  const made = (behaviours ?? []).map((b) => sharedShape(rulebook, [b], customer)).filter((s) => s !== null);
  return behaviours === null ? [sharedShape(rulebook, [], true) as Shape] : made.slice(0, 1);
}

function actsFor(rulebook: Rulebook, clause: Clause, trigger: Act | null, timing: Timing): Act[] | null {
  const total = needed(clause);
  const more = trigger ? total - 1 : total;
  if (more === 0) return [];
  const shapes = shapesFor(rulebook, clause, trigger?.shape ?? null);
  if (shapes.length === 0) return null;
  const distinct = clause.oncePerDay && !clause.onePerson ? total : Math.max(clause.people, clause.roles);
  const people = peopleFor(rulebook, clause, trigger?.who ?? null, distinct);
  return Array.from({ length: more }, (_, i) => {
    const nth = trigger ? i + 1 : i;
    const shape = shapes[i % shapes.length] as Shape;
    const who = shape.customer ? (people[nth % people.length] as Who) : null;
    return { back: timing(clause, i + 1, more), who, shape };
  });
}

/**
 * What has to have been done for a rule to be complete with the trigger in one of its clauses; null where that cannot be
 * made up.
 * @param at the clause the trigger fills
 */
export function plan(rulebook: Rulebook, rule: Rule, at: number, trigger: Act, timing: Timing): Act[] | null {
  const acts = rule.clauses.map((c, i) => actsFor(rulebook, c, i === at ? trigger : null, timing));
  return acts.includes(null) ? null : acts.flatMap((a) => a ?? []);
}
