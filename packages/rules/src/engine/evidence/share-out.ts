import type { Clause } from '../../rulebook/clause.ts';
import type { Kept } from '../state/state.ts';
import { byNumber } from './by-number.ts';
import type { Evidence } from './holds.ts';
import { smallest } from './smallest.ts';
import { latestSpan } from './span.ts';

/**
 * The work one trigger may make a rule with several clauses do, in looks at an interaction; then the rule counts as not
 * complete. Whoever sends events must not be able to stop the engine with a rule that is clean.
 */
export interface Work {
  left: number;
}

export const mostWork = 200_000;

function people(set: readonly Kept[]): string[] {
  return [...new Set(set.map((k) => k.who).filter((w) => w !== null))];
}

/** The smallest set for one clause from what it may use; for `one_person` of the first person who has enough. */
function fill(clause: Clause, set: readonly Kept[], trigger: Kept | null, timezone: string): Kept[] | null {
  if (clause.onePerson && !trigger) {
    for (const person of people(set)) {
      const own = latestSpan(
        clause,
        set.filter((k) => k.who === person),
        null,
        timezone,
      );
      if (own) return smallest(clause, own, null);
    }
    return null;
  }
  const span = latestSpan(clause, set, trigger, timezone);
  return span && smallest(clause, span, trigger);
}

/**
 * Gives each clause interactions of its own, the trigger to clause `at`: first each clause in turn, the trigger's first,
 * takes the smallest set it needs; where that leaves another without, each what it gets by number, then the ways of sharing what several could use, as far
 * as the work allowed goes.
 */
export function shareOut(
  clauses: readonly Clause[],
  parts: readonly (readonly Kept[])[],
  at: number,
  trigger: Kept,
  timezone: string,
  work: Work,
): Evidence[] | null {
  const order = [at, ...clauses.keys()].filter((c, i, all) => all.indexOf(c) === i);
  const fillAll = (allowed: (clause: number, k: Kept) => boolean): Evidence[] | null => {
    const taken = new Set<number>();
    const evidence: Evidence[] = [];
    for (const c of order) {
      const set = (parts[c] as readonly Kept[]).filter((k) => !taken.has(k.o) && allowed(c, k));
      const chosen = fill(clauses[c] as Clause, set, c === at ? trigger : null, timezone);
      if (!chosen) return null;
      for (const kept of chosen) {
        taken.add(kept.o);
        evidence.push({ clause: c, kept });
      }
    }
    return evidence;
  };
  const shares = byNumber(clauses, parts);
  if (!shares) return null;
  // every span of a clause is looked at, and every interaction in it
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const cost = size * (1 + Math.ceil(size / 8));
  work.left -= cost;
  const found = fillAll(() => true) ?? fillAll((c, k) => (shares.get(k.o) ?? c) === c);
  if (found) return found;

  const uses = new Map<number, number[]>();
  for (const [c, part] of parts.entries()) for (const k of part) uses.set(k.o, [...(uses.get(k.o) ?? []), c]);
  const shared = [...new Set(parts.flat())].filter((k) => k.o !== trigger.o && (uses.get(k.o)?.length ?? 0) > 1);
  if (shared.length === 0) return null;
  const owner = new Map<number, number>();
  const rank = new Map(shared.map((k, i) => [k, i]));
  const possible = (decided: number) =>
    clauses.every((clause, c) => {
      const set = (parts[c] as readonly Kept[]).filter((k) => {
        const own = owner.get(k.o);
        return own === undefined || own === c || (rank.get(k) ?? -1) >= decided;
      });
      return fill(clause, set, c === at ? trigger : null, timezone) !== null;
    });
  const search = (decided: number): Evidence[] | null => {
    work.left -= cost;
    if (work.left < 0 || !possible(decided)) return null;
    const k = shared[decided];
    if (!k) return fillAll((c, x) => (owner.get(x.o) ?? c) === c);
    for (const c of uses.get(k.o) as number[]) {
      owner.set(k.o, c);
      const found = search(decided + 1);
      if (found) return found;
    }
    owner.delete(k.o);
    return null;
  };
  return search(0);
}
