import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { record } from '../grammar/record.ts';
import { said } from '../grammar/said.ts';

const number = said<number>(
  (v) => (typeof v === 'number' && Number.isFinite(v) ? { value: v } : { expected: 'a number' }),
  { type: 'number' },
);

/** A range of numbers, both ends included. */
export const interval = record('interval', {
  at_least: maybe(number, 'the smallest that counts'),
  at_most: maybe(number, 'the largest that counts'),
});
export type IntervalNode = NodeOf<typeof interval>;
