import { type Actor, catalogue, type EventFields } from './catalogue.ts';

/** Whose doing this event is; null for those that only say something (`identify`, `company`, `consent`). */
export function actorOf(event: EventFields): Actor | null {
  const { doneBy } = catalogue[event.event];
  return typeof doneBy === 'function' ? (doneBy as (e: EventFields) => Actor)(event) : doneBy;
}
