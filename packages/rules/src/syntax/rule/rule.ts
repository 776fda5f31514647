import { maybe, needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { oneKeyOf } from '../grammar/one-key-of.ts';
import { oneOf } from '../grammar/one-of.ts';
import { oneOrMore } from '../grammar/one-or-more.ts';
import { record } from '../grammar/record.ts';
import type { Said } from '../grammar/said.ts';
import { text } from '../grammar/text.ts';
import { advance } from './advance.ts';
import { close } from './close.ts';
import { enter } from './enter.ts';
import { fastTrack } from './fast-track.ts';
import { job } from './job.ts';
import { notice } from './notice.ts';
import { obstacle } from './obstacle.ts';
import { reconsider } from './reconsider.ts';
import { when } from './when.ts';

/** What a rule can do, and nothing else; the node's `kind` is the key. */
export const target = oneKeyOf(
  { enter, advance, fast_track: fastTrack, reconsider, close, job, obstacle, notice },
  'what this rule does',
);

/** One rule, one sentence. */
export const rule = record(
  'rule',
  {
    rule: needed(name, 'the name of the rule'),
    says: maybe(text, 'the rule in one sentence'),
    target,
    when: maybe(when, 'trait 1: what somebody does, how often'),
    who: maybe(name, 'trait 2: who has to do it'),
    audience: maybe(name, 'trait 3: a narrower audience than the journey has'),
    trust: maybe(
      oneOf(['verified', 'claimed']),
      'verified: only what a secret key or a person in the console has told',
    ),
    gives_way_to: maybe(oneOrMore(name), 'rules that go first where both hold'),
    proves: maybe(text, 'trait 5: why this proves it'),
  },
  (first, reading) => {
    reading.rule = (first as Said<string> | undefined)?.value;
  },
);
export type RuleNode = NodeOf<typeof rule>;
export type TargetNode = RuleNode['target'];
