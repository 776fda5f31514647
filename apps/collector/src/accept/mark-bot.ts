import type { Step } from './ingest.ts';
import { isMachine } from './is-machine.ts';

/** A browser that says it is a machine is kept and marked; rules skip it. */
export const markBot: Step = (draft, sending) =>
  isMachine(sending) ? { ...draft, event: { ...draft.event, bot: 'user_agent' } } : draft;
