import { z } from 'zod';
import { limits } from '../limits.ts';
import type { Field } from './field.ts';

/** Free text people read (a title, a name): at most 512 characters. */
export const text = z
  .string()
  .max(limits.textLength)
  .meta({ field: { type: 'text' } satisfies Field });
