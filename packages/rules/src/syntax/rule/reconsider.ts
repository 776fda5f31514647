import { needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { record } from '../grammar/record.ts';
import { from } from './from.ts';

/** Goes back to think again. */
export const reconsider = record('reconsider', {
  from: needed(from, 'the stages it starts from'),
  back_to: needed(name, 'the earlier stage it leads to'),
});
export type ReconsiderNode = NodeOf<typeof reconsider>;
