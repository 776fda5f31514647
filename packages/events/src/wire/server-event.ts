import type { z } from 'zod';
import type { catalogue, EventName } from '../catalogue.ts';
import type { eventEnvelope } from './event-envelope.ts';

/** An event as a server writes it for `POST /v1/events`, told apart by `event`. */
export type ServerEvent = {
  [N in EventName]: z.input<(typeof catalogue)[N]['schema']> & z.input<typeof eventEnvelope.server>;
}[EventName];
