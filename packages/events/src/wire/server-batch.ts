import { z } from 'zod';
import { limits } from '../limits.ts';
import { wireTime } from './wire-time.ts';

/** What a server sends to `POST /v1/events`. Its events are read one by one (`readWireEvent`). */
export const serverBatch = z.object({
  sent: wireTime.optional(),
  /** moves state and delivers nothing: for history from before the installation */
  historical: z.boolean().optional(),
  events: z.array(z.unknown()).max(limits.batchEvents),
});
export type ServerBatch = z.output<typeof serverBatch>;
