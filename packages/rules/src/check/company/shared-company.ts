import type { Audience } from '../../rulebook/audience.ts';
import { audienceStatus, type Facts } from '../../rulebook/audience-status.ts';
import type { FactType } from '../../rulebook/fact-type.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { numbersBetween } from '../event/numbers-between.ts';

function domain(type: FactType | undefined, audiences: readonly Audience[], fact: string) {
  if (type?.kind === 'boolean') return [true, false];
  if (type?.kind === 'list') return [...type.values, 'other'];
  const conditions = audiences.flatMap((a) => [a.must.get(fact), a.never.get(fact)]).filter((c) => c !== undefined);
  return numbersBetween(conditions, -1e15, 1e15);
}

/** The part of an audience that speaks of one fact. */
function only(audience: Audience, fact: string): Audience {
  const pick = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([name]) => name === fact));
  return { ...audience, must: pick(audience.must), never: pick(audience.never) };
}

function make(rulebook: Rulebook, audiences: readonly Audience[]): Facts | null {
  const facts: Record<string, string | number | boolean> = {};
  const names = new Set(audiences.flatMap((a) => [...a.must.keys(), ...a.never.keys()]));
  for (const fact of names) {
    const parts = audiences.map((a) => only(a, fact));
    const isIn = (known: Facts) => parts.every((a) => audienceStatus(a, known, rulebook.facts) === 'in');
    const value = domain(rulebook.facts.get(fact), parts, fact).find((v) => isIn({ [fact]: v }));
    if (value !== undefined) facts[fact] = value;
    else if (!isIn({})) return null;
  }
  return facts;
}

const made = new WeakMap<Rulebook, Map<string, Facts | null>>();

/**
 * A company that is in all of these audiences: what is known about it (a fact is left out where it can only be in all of
 * them while nobody has told it). Null where there is no such company; facts are finite or ranges and no condition joins
 * two of them, so that is exact.
 */
export function sharedCompany(rulebook: Rulebook, audiences: readonly Audience[]): Facts | null {
  const all = new Map(audiences.map((a) => [a.name, a]));
  const key = [...all.keys()].sort().join(' ');
  const cache = made.get(rulebook) ?? new Map<string, Facts | null>();
  made.set(rulebook, cache);
  let facts = cache.get(key);
  if (facts === undefined) {
    facts = make(rulebook, [...all.values()]);
    cache.set(key, facts);
  }
  return facts;
}
