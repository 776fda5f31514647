import type { z } from 'zod';
import { catalogue, type EventName } from './catalogue.ts';
import { type Field, fieldOf } from './field/field.ts';

/** The fields of an event that a rule may name, by name, with what may be said of each. */
export function eventFields(name: EventName): Record<string, Field> {
  const shape = (catalogue[name].schema as unknown as { shape: Record<string, z.ZodType> }).shape;
  const found: Record<string, Field> = {};
  for (const [key, schema] of Object.entries(shape)) {
    const field = fieldOf(schema);
    if (field) found[key] = field;
  }
  return found;
}
