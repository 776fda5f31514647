import { isbot } from 'isbot';
import type { Sending } from './ingest.ts';

/** Whether the browser that sends says it is a machine. */
export function isMachine({ by, userAgent }: Sending): boolean {
  return by === 'sdk' && userAgent !== undefined && isbot(userAgent);
}
