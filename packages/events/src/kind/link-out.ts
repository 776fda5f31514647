import { z } from 'zod';
import { path } from '../field/path.ts';
import { word } from '../field/word.ts';

/** A link to another host was followed. */
export const linkOut = z.object({ event: z.literal('link_out'), host: word, path });
