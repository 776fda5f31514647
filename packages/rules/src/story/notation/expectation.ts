import { maybe } from '../../syntax/grammar/field.ts';
import type { NodeOf } from '../../syntax/grammar/grammar.ts';
import { name } from '../../syntax/grammar/name.ts';
import { oneOf } from '../../syntax/grammar/one-of.ts';
import { oneOrMore } from '../../syntax/grammar/one-or-more.ts';
import { record } from '../../syntax/grammar/record.ts';
import { wholeNumber } from '../../syntax/grammar/whole-number.ts';
import { yesOrNo } from '../../syntax/grammar/yes-or-no.ts';

/** Says that there is nothing of a kind: `obstacle: none`. */
export const none = 'none';

/** What should be true at this point of a story; everything given has to be. */
export const expectation = record('expectation', {
  stage: maybe(name, 'where the company stands: a stage, outside, won, lost or cancelled'),
  by: maybe(name, 'the rule that moved it last, or that said what is expected here; none: no rule has'),
  movement: maybe(
    oneOf(['enter', 'advance', 'fast_track', 'reconsider', 'close', 'manual', none]),
    'how it moved last; none: it has not moved',
  ),
  evidence: maybe(wholeNumber(0, 1000), 'how many interactions were the evidence for that'),
  people: maybe(wholeNumber(0, 1000), 'how many people did them'),
  stalled: maybe(yesOrNo, 'whether nobody of the buying group has done anything for too long'),
  obstacle: maybe(oneOrMore(name), 'what is in the way now; none: nothing is'),
  notice: maybe(oneOrMore(name), 'what has been noticed in this story; none: nothing was'),
  job: maybe(oneOrMore(name), 'the buying jobs that are done now; none: no job is'),
  journey_no: maybe(wholeNumber(0, 1_000_000), 'the number of the journey; 0 before the first'),
});
export type ExpectationNode = NodeOf<typeof expectation>;
