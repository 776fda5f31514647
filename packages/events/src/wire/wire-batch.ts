import { z } from 'zod';
import { path } from '../field/path.ts';
import { text } from '../field/text.ts';
import { word } from '../field/word.ts';
import { limits } from '../limits.ts';
import { eventId, tabId, visitorId } from './wire-id.ts';
import { wireTime } from './wire-time.ts';

/** What a browser sends to `POST /e`. Its events are read one by one (`readWireEvent`), so that one bad event loses only itself. */
export const wireBatch = z.object({
  v: z.literal(1),
  key: z.string().min(1).max(64),
  sent: wireTime,
  /** left out by a browser that is not to be known again (cookieless): the collector makes an id for the day */
  visitor: visitorId.optional(),
  tab: tabId.optional(),
  /** where the events happened that do not say so themselves */
  page: z.object({ host: word, path, title: text }).partial().optional(),
  /** ids that left by beacon; the answer names those that never came */
  confirm: z.array(eventId).max(limits.confirmIds).optional(),
  /** how many events this browser gave up; a wrong count is no reason to lose the batch */
  dropped: z.number().int().min(0).max(1e6).optional().catch(undefined),
  events: z.array(z.unknown()).max(limits.batchEvents),
});
export type WireBatch = z.output<typeof wireBatch>;
