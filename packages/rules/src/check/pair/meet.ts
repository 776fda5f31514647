import type { Clause } from '../../rulebook/clause.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Shape } from '../event/shape.ts';
import { sharedShape } from '../event/shared-shape.ts';
import { behavioursOf } from './behaviours-of.ts';

/** One event by one role that several clauses count; `role` is null where it does not matter (or nobody does it). */
export interface Meeting {
  readonly shape: Shape;
  readonly role: string | null;
}

/** Whether a clause counts only what somebody does, known or not. */
export function asksForSomebody(clause: Clause): boolean {
  return !clause.who.anyone || clause.onePerson || clause.newcomer;
}

/** The roles that all these clauses count; null where it does not matter. */
function sharedRoles(clauses: readonly Clause[]): readonly string[] | null {
  const groups = clauses.filter((c) => !c.who.anyone).map((c) => c.who.roles);
  const [first] = groups;
  return first ? [...first].filter((r) => groups.every((g) => g.has(r))) : null;
}

/**
 * An event of one role that each of these clauses counts, so that it can trigger all of them; null where there is none.
 * Exact: behaviours by their fields, who by roles, and whose doing it is.
 */
export function meet(rulebook: Rulebook, clauses: readonly Clause[]): Meeting | null {
  const roles = sharedRoles(clauses);
  if (roles?.length === 0) return null;
  const somebody = clauses.some(asksForSomebody);
  const lists = clauses.map((c) => behavioursOf(rulebook, c));
  const customer = somebody || lists.includes(null);
  const named = lists.filter((l) => l !== null);
  // what all of them name reads best in a story
  for (const b of named[0] ?? []) {
    const shape = named.every((l) => l.includes(b)) ? sharedShape(rulebook, [b], customer) : null;
    if (shape) return { shape, role: roles?.[0] ?? null };
  }
  const choose = (i: number, chosen: readonly (typeof named)[number][number][]): Shape | null => {
    const list = named[i];
    if (!list) return sharedShape(rulebook, [...new Set(chosen)], customer);
    for (const b of list) {
      if (chosen.length > 0 && !sharedShape(rulebook, [...new Set([...chosen, b])], customer)) continue;
      const shape = choose(i + 1, [...chosen, b]);
      if (shape) return shape;
    }
    return null;
  };
  const shape = choose(0, []);
  return shape && { shape, role: roles?.[0] ?? null };
}
