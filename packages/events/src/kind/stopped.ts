import { z } from 'zod';
import { list } from '../field/list.ts';
import { text } from '../field/text.ts';

/** The customer stopped buying; `learned` is what the team takes from it. */
export const stopped = z.object({
  event: z.literal('stopped'),
  why: list(['no_budget', 'chose_other', 'postponed', 'merger', 'other']),
  learned: z
    .object({ delayed: text, too_early: text, too_late: text, forgotten: text })
    .partial()
    .meta({ field: { type: 'props' } })
    .optional(),
});
