import { needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { oneOf } from '../grammar/one-of.ts';
import { record } from '../grammar/record.ts';
import { from } from './from.ts';

/** Ends the journey. */
export const close = record('close', {
  from: needed(from, 'the stages it starts from; `outside` too'),
  as: needed(oneOf(['won', 'lost', 'cancelled']), 'how it ends'),
});
export type CloseNode = NodeOf<typeof close>;
