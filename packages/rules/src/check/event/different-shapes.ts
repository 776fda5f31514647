import { eventFields } from '@waystage/events';
import type { Behaviour } from '../../rulebook/behaviour.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { fieldValues } from './field-values.ts';
import type { Shape } from './shape.ts';
import { sharedShape } from './shared-shape.ts';

/** The field that tells one page, file, video, form or tool from another; null where an event is about no thing. */
function thingField(b: Behaviour): string | null {
  if (b.custom) return null;
  const fields = eventFields(b.event);
  return ['content', 'path', 'name'].find((f) => Object.hasOwn(fields, f)) ?? null;
}

function variants(rulebook: Rulebook, b: Behaviour, customer: boolean, count: number): Shape[] {
  const shape = sharedShape(rulebook, [b], customer);
  if (!shape) return [];
  // an event of one's own is always about the same thing: itself
  if (b.custom) return [shape];
  const field = thingField(b);
  if (field === null) return [];
  const asked = b.fields.has(field);
  const values = asked
    ? fieldValues(rulebook, [b], field, count)
    : Array.from({ length: count }, (_, i) => (field === 'name' ? `thing-${i + 1}` : `/thing-${i + 1}`));
  return values.slice(0, count).map((value) => ({ ...shape, fields: { ...shape.fields, [field]: value } }));
}

/**
 * Events of these behaviours that are about different things (pages, files, videos, forms, tools), at most `count`: as
 * many as there can be. Null behaviours are anything a customer does.
 */
export function differentShapes(
  rulebook: Rulebook,
  behaviours: readonly Behaviour[] | null,
  customer: boolean,
  count: number,
): Shape[] {
  if (behaviours === null) {
    const view = sharedShape(rulebook, [], true) as Shape;
    return Array.from({ length: count }, (_, i) => ({ ...view, fields: { path: `/thing-${i + 1}` } }));
  }
  const found = new Map<string, Shape>();
  for (const b of behaviours)
    for (const shape of variants(rulebook, b, customer, count)) {
      const key = b.custom ? b.custom : String(shape.fields[thingField(b) as string]);
      if (found.size < count && !found.has(key)) found.set(key, shape);
    }
  return [...found.values()];
}
