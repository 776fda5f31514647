import { needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { listOf } from '../grammar/list-of.ts';
import { record } from '../grammar/record.ts';
import { rule } from './rule.ts';

/** rules/*.yaml */
export const rulesFile = record('rules_file', { rules: needed(listOf(rule), 'the rules') });
export type RulesFileNode = NodeOf<typeof rulesFile>;
