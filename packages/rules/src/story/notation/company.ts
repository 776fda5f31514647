import { maybe } from '../../syntax/grammar/field.ts';
import type { NodeOf } from '../../syntax/grammar/grammar.ts';
import { otherKeys } from '../../syntax/grammar/other-keys.ts';
import { record } from '../../syntax/grammar/record.ts';
import { text } from '../../syntax/grammar/text.ts';
import { value } from '../../syntax/grammar/value.ts';

/** The customer company and what is known of it; a fact that is left out is one nobody has told. */
export const company = record('company', {
  domain: maybe(text, 'its domain; says nothing by itself'),
  name: maybe(text, 'what it is called'),
  facts: otherKeys(['domain', 'name'], value),
});
export type CompanyNode = NodeOf<typeof company>;
