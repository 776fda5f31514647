import type { Actor, EventName } from '@waystage/events';
import type { BehaviourNode } from '../syntax/behaviours/behaviour.ts';
import type { Condition } from './condition.ts';

/** One thing somebody does: an event of the vocabulary whose fields fit. */
export interface Behaviour {
  readonly name: string;
  readonly index: number;
  readonly event: EventName;
  /** the `name` of an event of one's own (`event` is then `custom`) */
  readonly custom: string | null;
  /** whose doing an event of one's own is; null: as the vocabulary says */
  readonly doneBy: Actor | null;
  readonly sites: readonly string[] | null;
  /** field (for an event of one's own: property) > what it has to be; all of them */
  readonly fields: ReadonlyMap<string, Condition>;
  readonly job: string | null;
  readonly node: BehaviourNode;
}
