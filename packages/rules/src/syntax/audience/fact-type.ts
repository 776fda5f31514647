import { isSeq } from 'yaml';
import type { Grammar } from '../grammar/grammar.ts';
import { listOf } from '../grammar/list-of.ts';
import { oneOf } from '../grammar/one-of.ts';
import type { Said } from '../grammar/said.ts';
import { value } from '../grammar/value.ts';

const values = listOf(value);
const word = oneOf(['number', 'boolean']);

/** What a fact or a field of one's own can be: a list of values, `number` or `boolean`. */
export type FactTypeNode = readonly Said<string | number | boolean>[] | Said<'number' | 'boolean'>;

/** `[NO, SE, other]`, `number` or `boolean`. */
export const factType: Grammar<FactTypeNode> = {
  schema: { anyOf: [values.schema, word.schema] },
  write: (node) => ('kind' in node ? word.write(node) : values.write(node)),
  read: (node, reading) => (isSeq(node) ? values.read(node, reading) : word.read(node, reading)),
};
