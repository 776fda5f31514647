import { condition } from '../audience/condition.ts';
import { maybe, needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { oneOrMore } from '../grammar/one-or-more.ts';
import { otherKeys } from '../grammar/other-keys.ts';
import { record } from '../grammar/record.ts';
import { text } from '../grammar/text.ts';

/** One thing somebody does: an event whose fields are so and so. */
export const behaviour = record('behaviour', {
  event: needed(name, 'the event (see the vocabulary)'),
  job: maybe(name, 'the buying job it belongs to'),
  says: maybe(text, 'what it means'),
  site: maybe(oneOrMore(text), 'only on these sites'),
  fields: otherKeys(['event', 'job', 'says', 'site'], condition),
});
export type BehaviourNode = NodeOf<typeof behaviour>;
