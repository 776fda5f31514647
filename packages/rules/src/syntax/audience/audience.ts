import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { mapOf } from '../grammar/map-of.ts';
import { name } from '../grammar/name.ts';
import { oneOf } from '../grammar/one-of.ts';
import { record } from '../grammar/record.ts';
import { text } from '../grammar/text.ts';
import { condition } from './condition.ts';

/** Trait 3: which companies count. */
export const audience = record('audience', {
  says: maybe(text, 'who they are'),
  must: maybe(mapOf(name, condition), 'what has to be true of the company'),
  never: maybe(mapOf(name, condition), 'what must not be true of it'),
  unknown: maybe(oneOf(['wait', 'let_in']), 'a fact nobody has told: wait for it (default) or let the company in'),
});
export type AudienceNode = NodeOf<typeof audience>;
