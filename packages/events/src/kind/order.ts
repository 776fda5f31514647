import { z } from 'zod';
import { money } from '../field/money.ts';
import { word } from '../field/word.ts';

/** An order was placed. The same order id from one site is one interaction, however often and by whomever it is told. */
export const order = z.object({ event: z.literal('order'), order: word, ...money });
