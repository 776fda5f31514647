import { maybe } from '../../syntax/grammar/field.ts';
import type { NodeOf } from '../../syntax/grammar/grammar.ts';
import { name } from '../../syntax/grammar/name.ts';
import { record } from '../../syntax/grammar/record.ts';
import { text } from '../../syntax/grammar/text.ts';

/** Somebody at the customer. With neither title nor role nobody knows what they do there. */
export const person = record('person', {
  title: maybe(text, 'the title; roles of audience.yaml make a role of it'),
  role: maybe(name, 'the role, where sales knows it'),
});
export type PersonNode = NodeOf<typeof person>;
