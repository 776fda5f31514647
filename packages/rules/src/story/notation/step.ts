import { maybe } from '../../syntax/grammar/field.ts';
import type { NodeOf } from '../../syntax/grammar/grammar.ts';
import { name } from '../../syntax/grammar/name.ts';
import { otherKeys } from '../../syntax/grammar/other-keys.ts';
import { record } from '../../syntax/grammar/record.ts';
import { text } from '../../syntax/grammar/text.ts';
import { value } from '../../syntax/grammar/value.ts';
import { wholeNumber } from '../../syntax/grammar/whole-number.ts';
import { yesOrNo } from '../../syntax/grammar/yes-or-no.ts';
import { day } from './day.ts';
import { expectation } from './expectation.ts';

const own = {
  day: maybe(day, 'when: days since the story began'),
  arrives: maybe(day, 'the day it reaches us, where that is later'),
  who: maybe(name, 'who does it; left out: nobody is known to have done it (an order from the shop system)'),
  does: maybe(name, 'what they do: a behaviour'),
  event: maybe(name, 'what happens, where no behaviour has a name for it: an event of the vocabulary'),
  times: maybe(wholeNumber(1, 1000), 'how often (default 1)'),
  claimed: maybe(yesOrNo, 'true: told with the public key only, so nobody has verified it'),
  site: maybe(text, 'the site it happens on'),
  product: maybe(text, 'the product it is about'),
  nothing: maybe(yesOrNo, 'true: time passes until this day'),
  corrected: maybe(name, 'somebody puts the company there by hand'),
  expect: maybe(expectation, 'what should be true now'),
} as const;

/** The keys of a step; every other one is a field of its event. */
export const stepKeys: readonly string[] = Object.keys(own);

const line = record('step', { ...own, fields: otherKeys(stepKeys, value) });

/** What a line is about; exactly one of these. */
export const stepKinds = ['does', 'event', 'nothing', 'corrected', 'expect'] as const;

/** One line of a story: something done, time that passes, or what to expect. Other keys are fields of the event (`path`, `content`). */
export const step: typeof line = {
  ...line,
  schema: { ...line.schema, oneOf: stepKinds.map((kind) => ({ required: [kind] })) },
};
export type StepNode = NodeOf<typeof step>;
