import type { StoredEvent } from '@waystage/events';

/**
 * What an event is in order with: the visitor's other events, or, told by a server, everything told of the same company, so that
 * the colleagues of a batch stay in the order in which they were told.
 */
export function orderKey(event: StoredEvent): string {
  const domain = event.free_mail ? undefined : event.domain;
  return event.visitor ?? event.company ?? domain ?? event.person ?? event.id;
}
