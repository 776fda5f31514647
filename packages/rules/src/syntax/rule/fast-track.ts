import { maybe, needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { record } from '../grammar/record.ts';
import { text } from '../grammar/text.ts';
import { from } from './from.ts';

/** Skips stages, for a reason. */
export const fastTrack = record('fast_track', {
  from: needed(from, 'the stages it starts from; `outside` too'),
  to: needed(name, 'the stage it leads to'),
  because: maybe(text, 'why the stages between are done'),
});
export type FastTrackNode = NodeOf<typeof fastTrack>;
