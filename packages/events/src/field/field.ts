import type { z } from 'zod';

/** What a rule may say about one field of an event; attached to its zod schema with `.meta({ field })`. */
export type Field =
  | { type: 'path' }
  | { type: 'text' }
  | { type: 'number'; min: number; max: number }
  | { type: 'list'; values: readonly (string | number)[]; open: boolean }
  | { type: 'props' };

/** The `Field` of a schema made by the builders in this folder, seen through `optional()`; undefined where it has none. */
export function fieldOf(schema: z.ZodType): Field | undefined {
  const own = schema.meta()?.field as Field | undefined;
  if (own) return own;
  const inner = (schema as { def?: { innerType?: z.ZodType } }).def?.innerType;
  return inner ? fieldOf(inner) : undefined;
}
