import { catalogue } from '@waystage/events';
import type { Behaviour } from '../../rulebook/behaviour.ts';

/** Whether a behaviour is always the customer's own doing. Sound: false where it hangs on a field of the event. */
export function onlyCustomers(behaviour: Behaviour): boolean {
  if (behaviour.custom) return (behaviour.doneBy ?? 'customer') === 'customer';
  return catalogue[behaviour.event].doneBy === 'customer';
}
