import { z } from 'zod';
import { list } from '../field/list.ts';

/** A customer spoke for the seller. */
export const advocacy = z.object({
  event: z.literal('advocacy'),
  kind: list(['review', 'testimonial', 'reference', 'referral']),
});
