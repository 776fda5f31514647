import { maybe } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { name } from '../grammar/name.ts';
import { record } from '../grammar/record.ts';
import { from } from './from.ts';

/** Something gets in the way, or out of it. */
export const obstacle = record('obstacle', {
  raise: maybe(name, 'what gets in the way'),
  clear: maybe(name, 'what is out of the way'),
  from: maybe(from, 'the stages in which it says so'),
});
export type ObstacleNode = NodeOf<typeof obstacle>;
