import { limits } from '@waystage/events';
import { correction } from './correction.ts';
import type { Step } from './ingest.ts';

/**
 * Correct a client clock that is off by more than five minutes (by the difference between when the client says it sent and
 * when we received), and clamp what would lie in the future.
 */
export const clock: Step = (draft, { received, sent = received, clockOff }) => {
  const corrected = draft.event.at + (clockOff ?? correction(received - sent));
  const at = corrected > received + limits.clockTolerance ? received : Math.max(0, corrected);
  return at === draft.event.at ? draft : { ...draft, event: { ...draft.event, at } };
};
