import { eventFields } from '@waystage/events';
import { type FieldValue, fieldTest, knownValues } from '../../engine/match/field-test.ts';
import type { Behaviour } from '../../rulebook/behaviour.ts';
import type { Condition } from '../../rulebook/condition.ts';
import type { FactType } from '../../rulebook/fact-type.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { numbersBetween } from './numbers-between.ts';
import { sharedPaths } from './shared-paths.ts';

/** A word nobody has listed, standing for all of them. */
export const otherWord = 'something-else';

type Value = NonNullable<FieldValue>;

/** One of every kind of value a field can have, as far as these conditions can tell values apart. */
function domain(
  rulebook: Rulebook,
  of: Behaviour,
  field: string,
  conditions: readonly Condition[],
  count: number,
): readonly Value[] {
  const builtIn = of.custom ? undefined : eventFields(of.event)[field];
  const narrowed: FactType | undefined = rulebook.events.get(of.custom ?? of.event)?.get(field);
  const others = [otherWord, ...Array.from({ length: count - 1 }, (_, i) => `${otherWord}-${i + 2}`)];
  if (builtIn?.type === 'list') {
    const known = knownValues(rulebook, of, field) ?? [];
    return [...new Set([...known, ...builtIn.values, ...(builtIn.open ? others : [])])];
  }
  const globs = conditions.flatMap((c) => (c.kind === 'paths' ? [c.globs] : []));
  const named = conditions.flatMap((c) => (c.kind === 'values' ? c.values : []));
  if (globs.length > 0) return named.length > 0 ? named : sharedPaths(globs, count);
  if (narrowed?.kind === 'boolean') return [true, false];
  if (builtIn?.type === 'number' || narrowed?.kind === 'number') {
    const [min, max] = builtIn?.type === 'number' ? [builtIn.min, builtIn.max] : [-1e15, 1e15];
    return numbersBetween(conditions, min, max);
  }
  const listed = narrowed?.kind === 'list' ? narrowed.values : [];
  return [...new Set([...named.filter((v) => v !== 'other'), ...listed, ...others, 'other'])];
}

/**
 * Values of a field that are what all these behaviours (of one event) ask for, with `count` of those nobody has listed; empty where
 * no event can be all of them.
 */
export function fieldValues(
  rulebook: Rulebook,
  behaviours: readonly Behaviour[],
  field: string,
  count: number,
): readonly Value[] {
  const asking = behaviours.filter((b) => b.fields.has(field));
  const first = behaviours[0];
  if (!first) return [];
  const conditions = asking.map((b) => b.fields.get(field) as Condition);
  const tests = asking.map((b, i) => fieldTest(rulebook, b, field, conditions[i] as Condition));
  return domain(rulebook, first, field, conditions, count).filter((v) => tests.every((t) => t(v)));
}
