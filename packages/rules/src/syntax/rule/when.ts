import { duration } from '../grammar/duration.ts';
import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { listOf } from '../grammar/list-of.ts';
import { record } from '../grammar/record.ts';
import { counted, part } from './part.ts';
import { thenNothing } from './then-nothing.ts';

/** Trait 1: the behaviour with its frequency. */
export const when = record('when', {
  ...counted,
  and_also: maybe(listOf(part), 'what has to be there as well; all of it'),
  then_nothing: maybe(thenNothing, 'and after that silence of some kind'),
  silent_for: maybe(duration, 'nobody of the customer does anything for so long'),
});
export type WhenNode = NodeOf<typeof when>;
