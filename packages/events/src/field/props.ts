import { z } from 'zod';
import { limits } from '../limits.ts';
import type { Field } from './field.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function depth(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depth));
}

function keys(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, v) => sum + keys(v), own);
}

/** Properties of an event of the seller's own: JSON, at most 4 levels deep and 64 keys in all. */
export const props = z
  .record(z.string().max(limits.wordLength), z.unknown())
  .refine((o) => depth(o) <= limits.propDepth, `deeper than ${limits.propDepth} levels`)
  .refine((o) => keys(o) <= limits.propKeys, `more than ${limits.propKeys} keys`)
  .meta({ field: { type: 'props' } satisfies Field }) as unknown as z.ZodType<
  Record<string, Json>,
  Record<string, Json>
>;
