import { limits } from '@waystage/events';
import type { Step } from './ingest.ts';

/** With a public key nobody may tell what happened more than seven days ago. */
export const dropOld: Step = (draft, { by, received }) =>
  by === 'sdk' && draft.event.at < received - limits.publicAge
    ? { dropped: 'too_old', id: draft.event.id, message: 'an event sent with a public key is at most 7 days old' }
    : draft;
