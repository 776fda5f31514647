import type { EventFields, StoredEvent } from '@waystage/events';
import type { Site } from '@waystage/storage';
import { clock } from './clock.ts';
import { dropOld } from './drop-old.ts';
import { markBot } from './mark-bot.ts';
import { read } from './read.ts';
import { redact } from './redact.ts';
import { refusePerson } from './refuse-person.ts';
import { size } from './size.ts';

/** Why an event was not taken; the closed list of receipts. */
export type Reason = 'invalid' | 'unknown_event' | 'not_allowed' | 'too_large' | 'too_old' | 'cookieless';

/** What is the same for all events of a request. Times are milliseconds. */
export interface Sending {
  site: Site;
  by: 'sdk' | 'server';
  received: number;
  sent?: number | undefined;
  /** to be added to the sender's times, where that was worked out already */
  clockOff?: number | undefined;
  visitor?: string | undefined;
  tab?: string | undefined;
  page?: { host?: string | undefined; path?: string | undefined; title?: string | undefined } | undefined;
  historical?: boolean | undefined;
  userAgent?: string | undefined;
  /** `visitor` and `tab` are ids of today */
  cookieless?: boolean;
}

/** An event on its way in: as sent, then read and stamped. `told` is who it is about, in words only the vault may keep. */
export interface Draft {
  raw: unknown;
  event: EventFields & Omit<StoredEvent, keyof EventFields | 'received' | 'verified' | 'site'>;
  told?: { person?: string | undefined; name?: string | undefined; title?: string | undefined };
}
export interface Dropped {
  dropped: Reason;
  id: string | null;
  message: string;
}
export type Step = (draft: Draft, sending: Sending) => Draft | Dropped;

/** The way in, in order. Each step hands the event on, enriched, or drops it with a reason. */
const steps: readonly Step[] = [size, read, refusePerson, clock, dropOld, redact, markBot];

/** Take one event as sent through all steps. */
export function ingest(raw: unknown, sending: Sending): Draft | Dropped {
  let draft = { raw } as Draft;
  for (const step of steps) {
    const next = step(draft, sending);
    if ('dropped' in next) return next;
    draft = next;
  }
  return draft;
}
