import { z } from 'zod';
import { word } from '../field/word.ts';
import { companyId, eventId, visitorId } from './wire-id.ts';
import { wireTime } from './wire-time.ts';

const person = z.string().trim().min(1).max(254).optional();

/** What stands around an event a browser sends. */
const sdk = z.object({
  id: z.uuid(),
  seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  at: wireTime,
  product: word.optional(),
});

/** What stands around an event a server sends; without an `id` a repeated request counts twice. */
const server = z.object({
  id: eventId.optional(),
  at: wireTime.optional(),
  visitor: visitorId.optional(),
  person,
  company: companyId.optional(),
  product: word.optional(),
});

/** The envelope of an event, by who sent it. */
export const eventEnvelope = { sdk, server } as const;
export type EventEnvelope = {
  id?: string;
  at?: number;
  seq?: number;
  visitor?: string;
  person?: string;
  company?: string;
  product?: string;
};
