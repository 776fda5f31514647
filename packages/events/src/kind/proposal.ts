import { z } from 'zod';
import { list } from '../field/list.ts';
import { money } from '../field/money.ts';

/** A proposal was sent (by the seller), viewed, accepted or rejected (by the customer). */
export const proposal = z.object({
  event: z.literal('proposal'),
  state: list(['sent', 'viewed', 'budget_accepted', 'accepted', 'rejected']),
  ...money,
});
