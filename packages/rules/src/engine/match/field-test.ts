import { eventFields } from '@waystage/events';
import type { Behaviour } from '../../rulebook/behaviour.ts';
import type { Condition } from '../../rulebook/condition.ts';
import { pathGlob } from '../../rulebook/path-glob.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

export type FieldValue = string | number | boolean | undefined;
export type FieldTest = (value: FieldValue) => boolean;

/** The values a field is known to have; anything else counts as `other`. Null: any word. */
export function knownValues(
  rulebook: Rulebook,
  { event, custom }: Pick<Behaviour, 'event' | 'custom'>,
  field: string,
): readonly (string | number | boolean)[] | null {
  const narrowed = rulebook.events.get(custom ?? event)?.get(field);
  if (narrowed?.kind === 'list') return narrowed.values;
  const builtIn = custom ? undefined : eventFields(event)[field];
  return builtIn?.type === 'list' ? builtIn.values : null;
}

/** Whether a value of an event's field is what a behaviour asks for. */
export function fieldTest(rulebook: Rulebook, behaviour: Behaviour, field: string, condition: Condition): FieldTest {
  if (condition.kind === 'range') {
    const { atLeast, atMost } = condition;
    return (v) => typeof v === 'number' && v >= atLeast && v <= atMost;
  }
  if (condition.kind === 'paths') {
    const globs = condition.globs.map(pathGlob);
    return (v) => typeof v === 'string' && globs.some((g) => g(v));
  }
  const values = new Set<unknown>(condition.values);
  const known = knownValues(rulebook, behaviour, field);
  if (!values.has('other') || !known) return (v) => values.has(v);
  const listed = new Set<unknown>(known);
  return (v) => values.has(v) || (v !== undefined && !listed.has(v));
}
