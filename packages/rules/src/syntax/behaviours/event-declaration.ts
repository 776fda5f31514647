import { factType } from '../audience/fact-type.ts';
import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { oneOf } from '../grammar/one-of.ts';
import { otherKeys } from '../grammar/other-keys.ts';
import { record } from '../grammar/record.ts';

/** Narrows a built-in event to the values in use, or adds an event of one's own. */
export const eventDeclaration = record('event_declaration', {
  done_by: maybe(oneOf(['customer', 'seller', 'nobody']), 'whose doing an event of your own is (default customer)'),
  fields: otherKeys(['done_by'], factType),
});
export type EventDeclarationNode = NodeOf<typeof eventDeclaration>;
