import { z } from 'zod';
import { list } from '../field/list.ts';

/** Somebody called, wrote or chatted: `in` is the customer's doing, `out` the seller's. */
export const contacted = z.object({
  event: z.literal('contacted'),
  direction: list(['in', 'out']),
  channel: list(['phone', 'mail', 'chat', 'social']),
});
