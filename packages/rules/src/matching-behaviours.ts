import type { StoredEvent } from '@waystage/events';
import { BehaviourIndex } from './engine/match/behaviour-index.ts';
import type { Rulebook } from './rulebook/rulebook.ts';

/** Says of an event which behaviours of a rulebook it is, by name. */
export function matchingBehaviours(rulebook: Rulebook): (event: StoredEvent) => string[] {
  const index = new BehaviourIndex(rulebook);
  return (event) => index.match(event).map((behaviour) => behaviour.name);
}
