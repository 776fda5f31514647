import { maybe, needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { oneOrMore } from '../grammar/one-or-more.ts';
import { record } from '../grammar/record.ts';
import { text } from '../grammar/text.ts';
import { wholeNumber } from '../grammar/whole-number.ts';

/** Where a company can stand. */
export const stage = record('stage', {
  stage: needed(name, 'the name of the stage'),
  readiness: needed(wholeNumber(1, 100), 'how ready to buy, 1 to 100; 0 is outside and 110 is won'),
  says: maybe(text, 'what it means, in one sentence'),
  was: maybe(oneOrMore(name), 'names this stage had before; companies there are here now'),
});
export type StageNode = NodeOf<typeof stage>;
