import { isbot } from 'isbot';
import type { Step } from './ingest.ts';

/** A browser that says it is a machine is kept and marked; rules skip it. */
export const markBot: Step = (draft, { by, userAgent }) =>
  by === 'sdk' && userAgent !== undefined && isbot(userAgent)
    ? { ...draft, event: { ...draft.event, bot: 'user_agent' } }
    : draft;
