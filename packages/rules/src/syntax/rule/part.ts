import { duration } from '../grammar/duration.ts';
import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { oneOf } from '../grammar/one-of.ts';
import { oneOrMore } from '../grammar/one-or-more.ts';
import { record } from '../grammar/record.ts';
import { wholeNumber } from '../grammar/whole-number.ts';
import { yesOrNo } from '../grammar/yes-or-no.ts';

const count = wholeNumber(1, 1000);

/** What can be counted: the keys `when` and each line of its `and_also` share. */
export const counted = {
  does: maybe(oneOrMore(name), 'a behaviour, a list of which any counts, or `anything`'),
  times: maybe(count, 'how often (default 1)'),
  within: maybe(duration, 'in what period'),
  different_people: maybe(count, 'by how many people at least'),
  different_content: maybe(count, 'with how many pages, files or videos at least'),
  different_roles: maybe(count, 'by people of how many roles at least'),
  one_person: maybe(yesOrNo, 'true: all by one person'),
  at_most_once_per: maybe(oneOf(['day']), 'counts once per person and day'),
  newcomer: maybe(yesOrNo, 'true: all by people who first showed up in this phase'),
  since_entering: maybe(duration, 'only in this first time after entering the stage'),
  who: maybe(name, 'who has to do it (default: the who of the rule)'),
} as const;

/** One line of `and_also`. */
export const part = record('part', counted);
export type PartNode = NodeOf<typeof part>;
