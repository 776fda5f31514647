import type { Step } from './ingest.ts';

/** Nobody becomes a person under an id of a day. */
export const refusePerson: Step = (draft, { cookieless }) =>
  cookieless && draft.event.event === 'identify'
    ? { dropped: 'cookieless', id: draft.event.id, message: 'nobody is identified without a visitor id of their own' }
    : draft;
