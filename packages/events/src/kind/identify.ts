import { z } from 'zod';
import { text } from '../field/text.ts';
import { word } from '../field/word.ts';

/** Who the visitor is: `person` is a user id or an e-mail address. */
export const identify = z.object({
  event: z.literal('identify'),
  person: z.string().trim().min(1).max(254),
  name: text.optional(),
  title: text.optional(),
  role: word.optional(),
  token: z.string().max(4096).optional(),
});
