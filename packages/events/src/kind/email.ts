import { z } from 'zod';
import { list } from '../field/list.ts';
import { word } from '../field/word.ts';

/** Something happened to a mail that was sent. Machines open mails, so `opened` is done by nobody. */
export const email = z.object({
  event: z.literal('email'),
  action: list(['opened', 'clicked', 'replied']),
  campaign: word.optional(),
});
