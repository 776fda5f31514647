import { z } from 'zod';
import { list } from '../field/list.ts';
import { word } from '../field/word.ts';

/** Somebody took part in a webinar, workshop, course or fair. */
export const attended = z.object({
  event: z.literal('attended'),
  name: word,
  kind: list(['webinar', 'workshop', 'course', 'fair']),
});
