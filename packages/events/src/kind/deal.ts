import { z } from 'zod';
import { money } from '../field/money.ts';
import { word } from '../field/word.ts';

/** The seller moved the deal in their own process; `deal_stage` is the seller's own word. */
export const deal = z.object({ event: z.literal('deal'), deal_stage: word, ...money });
