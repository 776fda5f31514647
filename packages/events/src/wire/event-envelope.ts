import { z } from 'zod';
import { word } from '../field/word.ts';
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
  id: z
    .string()
    .regex(/^[\w.:-]{1,64}$/, '1 to 64 of letters, digits, _ . : -')
    .optional(),
  at: wireTime.optional(),
  visitor: z.string().min(8).max(64).optional(),
  person,
  company: z.string().trim().min(1).max(253).optional(),
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
