import { z } from 'zod';
import { money } from '../field/money.ts';
import { word } from '../field/word.ts';

/** The checkout was entered, or a step of it. */
export const checkout = z.object({ event: z.literal('checkout'), step: word.optional(), ...money });
