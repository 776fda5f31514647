import { z } from 'zod';
import { number } from '../field/number.ts';
import { path } from '../field/path.ts';
import { word } from '../field/word.ts';

/** The page was left after `seconds` of being visible, scrolled down to `scroll` percent. */
export const pageLeft = z.object({
  event: z.literal('page_left'),
  path,
  host: word,
  seconds: number(0, 86_400),
  scroll: number(0, 100),
});
