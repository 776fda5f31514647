import { z } from 'zod';
import { list } from '../field/list.ts';
import { word } from '../field/word.ts';

/** A calculator, test, simulation or configurator was used. */
export const toolUsed = z.object({
  event: z.literal('tool_used'),
  name: word,
  kind: list(['calculator', 'test', 'simulation', 'configurator']),
});
