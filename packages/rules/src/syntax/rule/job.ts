import { needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { oneOf } from '../grammar/one-of.ts';
import { record } from '../grammar/record.ts';

/** A buying job is finished. */
export const job = record('job', {
  name: needed(name, 'the job'),
  becomes: needed(oneOf(['done']), 'done'),
});
export type JobNode = NodeOf<typeof job>;
