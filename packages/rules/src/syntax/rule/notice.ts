import { duration } from '../grammar/duration.ts';
import { maybe, needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { record } from '../grammar/record.ts';
import { from } from './from.ts';

/** Says something: doubt, upsell, ambassador... */
export const notice = record('notice', {
  name: needed(name, 'what it says'),
  from: needed(from, 'where it says so; `won`, `lost` and `cancelled` too'),
  repeat_after: maybe(duration, 'says it again after this long in the same stay (default: once per stay)'),
});
export type NoticeNode = NodeOf<typeof notice>;
