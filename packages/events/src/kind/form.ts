import { z } from 'zod';
import { word } from '../field/word.ts';

/** A form was sent; never what stood in it. */
export const form = z.object({ event: z.literal('form'), name: word });
