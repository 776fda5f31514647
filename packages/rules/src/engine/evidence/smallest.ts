import type { Clause } from '../../rulebook/clause.ts';
import type { Kept } from '../state/state.ts';
import { enough } from './enough.ts';

/**
 * The smallest set needed, of interactions that are enough (latest first): the trigger, then always the one that brings
 * what is still missing, new people first, then new content, then new roles, the latest first, ties by log position.
 */
export function smallest(clause: Clause, set: readonly Kept[], trigger: Kept | null): Kept[] {
  const chosen: Kept[] = [];
  const people = new Set<string | null>([null]);
  const things = new Set<string | null>([null]);
  const roles = new Set<string | null>([null]);
  const take = (k: Kept) => {
    chosen.push(k);
    people.add(k.who);
    things.add(k.thing);
    roles.add(k.role);
  };
  if (trigger) take(trigger);
  const left = set.filter((k) => k.o !== trigger?.o);
  const brings = (k: Kept) =>
    (people.size <= clause.people && !people.has(k.who) ? 4 : 0) +
    (things.size <= clause.content && !things.has(k.thing) ? 2 : 0) +
    (roles.size <= clause.roles && !roles.has(k.role) ? 1 : 0);
  while (!enough(clause, chosen) && left.length > 0) {
    let best = 0;
    let most = -1;
    for (const [i, k] of left.entries()) {
      const worth = brings(k);
      if (worth > most) {
        best = i;
        most = worth;
      }
    }
    take(left[best] as Kept);
    left.splice(best, 1);
  }
  return chosen;
}
