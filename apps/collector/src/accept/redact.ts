import type { Draft, Step } from './ingest.ts';

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
const stamps = new Set(['id', 'person', 'visitor', 'tab', 'company', 'domain']);

function cut(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('@') ? value.replace(address, '[email]') : value;
  if (Array.isArray(value)) return value.map(cut);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, cut(v)]));
  return value;
}

/** No e-mail address reaches the log, wherever in a path, a title or a property somebody put it. */
export const redact: Step = (draft) => {
  const event = Object.fromEntries(Object.entries(draft.event).map(([k, v]) => [k, stamps.has(k) ? v : cut(v)]));
  return { ...draft, event: event as Draft['event'] };
};
