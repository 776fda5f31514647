import { z } from 'zod';
import { limits } from '../limits.ts';
import type { Field } from './field.ts';

/** A short name rules compare with (a form's name, a host, a campaign): 1 to 128 characters. */
export const word = z
  .string()
  .min(1)
  .max(limits.wordLength)
  .meta({ field: { type: 'text' } satisfies Field });
