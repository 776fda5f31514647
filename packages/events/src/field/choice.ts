import { z } from 'zod';
import type { Field } from './field.ts';

/** One of a few fixed numbers (25, 50, 75, 100 percent). */
export function choice<const T extends readonly [number, ...number[]]>(values: T) {
  return z
    .literal([...values])
    .meta({ field: { type: 'list', values, open: false } satisfies Field }) as unknown as z.ZodType<
    T[number],
    T[number]
  >;
}
