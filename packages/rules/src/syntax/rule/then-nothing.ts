import { duration } from '../grammar/duration.ts';
import { needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { oneOrMore } from '../grammar/one-or-more.ts';
import { record } from '../grammar/record.ts';

/** ... and after that nobody of the customer does any of these for so long. */
export const thenNothing = record('then_nothing', {
  of: needed(oneOrMore(name), 'what would have ended the silence: behaviours, or `anything`'),
  for: needed(duration, 'how long'),
});
export type ThenNothingNode = NodeOf<typeof thenNothing>;
