import { z } from 'zod';
import { list } from '../field/list.ts';
import { word } from '../field/word.ts';

/** A meeting was booked, held, or not turned up to. */
export const meeting = z.object({
  event: z.literal('meeting'),
  kind: list(['intro', 'demo', 'workshop', 'clarifying', 'other']).default('other'),
  state: list(['booked', 'held', 'no_show']),
  channel: list(['onsite', 'video', 'phone']).optional(),
  product: word.optional(),
});
