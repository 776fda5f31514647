import type { Clause } from '../../rulebook/clause.ts';
import type { Kept } from '../state/state.ts';
import { dayOf } from '../time/zone.ts';

/**
 * What counts of some interactions (latest first): with `at_most_once_per: day` one of each person and day, the trigger
 * where it is among them, else the latest.
 */
export function counted(clause: Clause, set: readonly Kept[], trigger: Kept | null, timezone: string): readonly Kept[] {
  if (!clause.oncePerDay) return set;
  const key = (k: Kept) => `${dayOf(timezone, k.at)} ${k.who}`;
  const taken = new Set<string>();
  if (trigger) taken.add(key(trigger));
  return set.filter((k) => {
    if (k.o === trigger?.o) return true;
    const its = key(k);
    return taken.has(its) ? false : taken.add(its);
  });
}

function distinct(set: readonly Kept[], of: (k: Kept) => string | null, need: number): boolean {
  if (need <= 1) return true;
  const seen = new Set<string>();
  for (const k of set) {
    const value = of(k);
    if (value !== null && seen.add(value).size >= need) return true;
  }
  return false;
}

/** Whether what counts of them is enough for a clause. */
export function enough(clause: Clause, set: readonly Kept[]): boolean {
  return (
    set.length >= clause.times &&
    distinct(set, (k) => k.who, clause.people) &&
    distinct(set, (k) => k.thing, clause.content) &&
    distinct(set, (k) => k.role, clause.roles)
  );
}
