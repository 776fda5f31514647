import { withoutAddresses } from '@waystage/events';
import type { Draft, Step } from './ingest.ts';

/** What has a shape of its own that no address fits, or is no text of the sender's. */
const stamps = new Set(['id', 'person', 'visitor', 'tab', 'company', 'domain']);

function cut(value: unknown): unknown {
  if (typeof value === 'string') return withoutAddresses(value);
  if (Array.isArray(value)) return value.map(cut);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [withoutAddresses(k), cut(v)]));
  return value;
}

/** No e-mail address reaches the log, wherever in a path, a title, a property or a property's name somebody put it. */
export const redact: Step = (draft) => {
  const event = Object.fromEntries(Object.entries(draft.event).map(([k, v]) => [k, stamps.has(k) ? v : cut(v)]));
  return { ...draft, event: event as Draft['event'] };
};
