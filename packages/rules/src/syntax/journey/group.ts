import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { listOf } from '../grammar/list-of.ts';
import { mapOf } from '../grammar/map-of.ts';
import { name } from '../grammar/name.ts';
import { record } from '../grammar/record.ts';
import { wholeNumber } from '../grammar/whole-number.ts';

/** The buying group: who belongs to it, who has to be heard from, and from when on somebody is late. */
export const group = record('group', {
  who: maybe(name, 'the who-group that counts as the buying group (default buying_group, else anyone)'),
  expects: maybe(mapOf(name, wholeNumber(1, 100)), 'how many of each role one should hear from'),
  usual_size: maybe(listOf(wholeNumber(1, 1000)), 'how many people usually decide, from and to'),
  late_after: maybe(name, 'who first shows up after this phase came late'),
});
export type GroupNode = NodeOf<typeof group>;
