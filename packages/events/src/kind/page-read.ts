import { z } from 'zod';
import { path } from '../field/path.ts';
import { word } from '../field/word.ts';

/** The page was visible long enough to be read; once per page view. */
export const pageRead = z.object({ event: z.literal('page_read'), path, host: word, content: path.optional() });
