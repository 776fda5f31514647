import { Buffer } from 'node:buffer';
import type { ServerEvent } from '@waystage/events';

/** The most events, and the most bytes, one request may carry; the collector takes no more. */
export const batchLimits = { events: 500, bytes: 512 * 1024 } as const;

/** What stands around the events in a request. */
const room = 200;

/** Events that go out in one request: as they are, as JSON, and the place of the first one in the call. */
export interface Batch {
  first: number;
  events: ServerEvent[];
  json: string[];
}

/** Cut a list of events into requests the collector takes, in order. */
export function batches(events: readonly ServerEvent[]): Batch[] {
  const all: Batch[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const [index, event] of events.entries()) {
    const json = JSON.stringify(event);
    const size = Buffer.byteLength(json) + 1;
    bytes += size;
    let last = all.at(-1);
    if (!last || last.events.length === batchLimits.events || bytes > batchLimits.bytes - room) {
      last = { first: index, events: [], json: [] };
      all.push(last);
      bytes = size;
    }
    last.events.push(event);
    last.json.push(json);
  }
  return all;
}
