import { either } from '../grammar/either.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { oneOrMore } from '../grammar/one-or-more.ts';
import { value } from '../grammar/value.ts';
import { interval } from './interval.ts';

/** What a fact or a field has to be: one of some values, or within a range. */
export const condition = either(interval, oneOrMore(value));
export type ConditionNode = NodeOf<typeof condition>;
