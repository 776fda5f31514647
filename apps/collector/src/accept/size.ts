import { limits, textFault } from '@waystage/events';
import type { Step } from './ingest.ts';

/** An event is at most 32 KB. */
export const size: Step = (draft) => {
  // too deep to be written as text
  const fault = textFault(draft.raw);
  if (fault) return { dropped: 'invalid', id: null, message: `the event ${fault}` };
  const bytes = Buffer.byteLength(JSON.stringify(draft.raw) ?? '');
  if (bytes <= limits.eventBytes) return draft;
  const id = (draft.raw as { id?: unknown } | null)?.id;
  return {
    dropped: 'too_large',
    id: typeof id === 'string' ? id.slice(0, 64) : null,
    message: `an event is at most ${limits.eventBytes / 1024} KB; this one has ${Math.ceil(bytes / 1024)} KB`,
  };
};
