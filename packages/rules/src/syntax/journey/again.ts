import { duration } from '../grammar/duration.ts';
import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { record } from '../grammar/record.ts';

/** When a company whose journey has ended may begin another, and where. */
export const again = record('again', {
  after_won: maybe(duration, 'how long after buying'),
  after_lost: maybe(duration, 'how long after choosing somebody else'),
  after_cancelled: maybe(duration, 'how long after giving up'),
  start_at: maybe(name, 'the stage a repeated journey starts at (default: the first)'),
});
export type AgainNode = NodeOf<typeof again>;
