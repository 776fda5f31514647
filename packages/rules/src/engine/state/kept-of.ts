import type { InteractionEntry } from '@waystage/events';
import { thingOf } from '../match/content-of.ts';
import { historical, type Kept, late } from './state.ts';

/** What rules may need of an interaction. `applied`: company time when it was applied (milliseconds). */
export function keptOf(
  entry: InteractionEntry,
  journey: string,
  who: { readonly id: string | null; readonly role: string | null },
  applied: number,
): Kept {
  const event = entry.interaction;
  return {
    id: event.id,
    o: entry.offset,
    at: event.at,
    applied,
    event: event.event,
    who: who.id,
    role: who.role,
    thing: thingOf(event),
    verified: event.verified,
    flags: ((entry.late ? late : 0) | (event.historical ? historical : 0)) as Kept['flags'],
    moved: entry.used?.includes(journey) ?? false,
    used: [],
  };
}
