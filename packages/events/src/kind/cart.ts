import { z } from 'zod';
import { list } from '../field/list.ts';
import { money } from '../field/money.ts';
import { number } from '../field/number.ts';

/** The cart changed, was left filled, was returned to, or was emptied; `items` is how many lie in it. */
export const cart = z.object({
  event: z.literal('cart'),
  action: list(['changed', 'left', 'returned', 'emptied']),
  items: number(0, 1e6).optional(),
  ...money,
});
