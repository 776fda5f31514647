import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { oneOf } from '../grammar/one-of.ts';
import { record } from '../grammar/record.ts';
import { text } from '../grammar/text.ts';

/** What helps, and when: all of the conditions given have to hold. */
export const recommendation = record('recommendation', {
  stage: maybe(name, 'in this stage'),
  movement: maybe(oneOf(['enter', 'advance', 'fast_track', 'reconsider', 'close']), 'after this kind of move'),
  obstacle: maybe(name, 'while this is in the way'),
  missing_role: maybe(name, 'while nobody of this role has been heard from'),
  job: maybe(name, 'while this job is active'),
  content: maybe(text, 'the page or file that helps'),
  do: maybe(text, 'what people should do'),
  says: maybe(text, 'what the content is called'),
});
export type RecommendationNode = NodeOf<typeof recommendation>;
