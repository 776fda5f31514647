import { z } from 'zod';
import { choice } from '../field/choice.ts';
import { list } from '../field/list.ts';
import { path } from '../field/path.ts';

/** A video or podcast has been played up to `percent`. */
export const mediaPlayed = z.object({
  event: z.literal('media_played'),
  content: path,
  kind: list(['video', 'podcast']),
  percent: choice([25, 50, 75, 100]),
});
