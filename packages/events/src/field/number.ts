import { z } from 'zod';
import type { Field } from './field.ts';

/** A number between `min` and `max`, both included. */
export function number(min: number, max: number) {
  return z
    .number()
    .min(min)
    .max(max)
    .meta({ field: { type: 'number', min, max } satisfies Field });
}
