import { z } from 'zod';
import { path } from '../field/path.ts';
import { text } from '../field/text.ts';
import { word } from '../field/word.ts';

/** A page was shown. */
export const pageView = z.object({
  event: z.literal('page_view'),
  path,
  host: word,
  title: text.optional(),
  referrer_host: word.optional(),
  utm_source: word.optional(),
  utm_medium: word.optional(),
  utm_campaign: word.optional(),
  utm_term: word.optional(),
  utm_content: word.optional(),
});
