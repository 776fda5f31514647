import { z } from 'zod';
import { list } from '../field/list.ts';
import { word } from '../field/word.ts';

/** The visitor allowed or refused being recorded. */
export const consent = z.object({
  event: z.literal('consent'),
  state: list(['granted', 'denied']),
  purposes: z.array(word).max(20).optional(),
});
