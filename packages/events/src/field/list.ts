import { z } from 'zod';
import type { Field } from './field.ts';

/**
 * A finite list. Where it has the member `other` it is open: a word nobody thought of is stored as it came and counts
 * as `other` for rules. Without `other` it is closed and any other word is an error.
 */
export function list<const T extends readonly [string, ...string[]]>(values: T) {
  const open = values.includes('other');
  const field: Field = { type: 'list', values, open };
  const word = z.string().min(1).max(64);
  return (open ? word : z.enum(values)).meta({ field }) as unknown as z.ZodType<T[number], T[number]>;
}
