import { z } from 'zod';
import { number } from './number.ts';
import { word } from './word.ts';

/** What a cart, an order or a deal is worth; `value` in units of `currency` (ISO 4217), `product` chooses the journey. */
export const money = {
  value: number(0, 1e15).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters, such as NOK')
    .meta({ field: { type: 'text' } })
    .optional(),
  product: word.optional(),
};
