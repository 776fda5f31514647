import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { record } from '../grammar/record.ts';
import { text } from '../grammar/text.ts';

/** Who answers for a stage: both, always. */
export const owners = record('owners', {
  marketing: maybe(text, 'the team or person in marketing'),
  sales: maybe(text, 'the team or person in sales'),
});
export type OwnersNode = NodeOf<typeof owners>;
