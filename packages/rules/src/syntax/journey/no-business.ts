import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { listOf } from '../grammar/list-of.ts';
import { record } from '../grammar/record.ts';
import { said } from '../grammar/said.ts';
import { yesOrNo } from '../grammar/yes-or-no.ts';

const date = said<string>(
  (v) => (typeof v === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(v) ? { value: v } : { expected: 'a date: 2026-12-24' }),
  { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
);

/** Days on which nobody is expected to do anything: silence is counted without them. */
export const noBusiness = record('no_business', {
  weekends: maybe(yesOrNo, 'true: Saturdays and Sundays do not count'),
  dates: maybe(listOf(date), 'holidays'),
});
export type NoBusinessNode = NodeOf<typeof noBusiness>;
