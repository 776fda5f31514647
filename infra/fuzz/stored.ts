import { catalogue, type EventName } from '@waystage/events';
import { ask, type Door } from './canaries.ts';

interface Listed {
  id: string;
  event: EventName;
  at: string;
  received: string;
  partition: number;
  offset: number;
}

/** What is neither text a database takes nor short enough for an index, in any string or key. */
function badText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed();
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([key, inner]) => badText(key) || badText(inner));
}

/** Why a stored event should not have been stored; null: it is as the catalogue says. */
function fault(event: Listed): string | null {
  if (!Object.hasOwn(catalogue, event.event)) return `there is no ${event.event}`;
  const read = catalogue[event.event].schema.safeParse(event);
  if (!read.success) return read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
  if (badText(event)) return 'text no database takes';
  if (Buffer.byteLength(event.id) > 64) return 'a long id';
  const [at, received] = [Date.parse(event.at), Date.parse(event.received)];
  if (!(at <= received + 86_400_000)) return `at ${event.at}`;
  return null;
}

/** Read everything stored back through the schemas. */
export async function readStored(door: Door): Promise<{ events: number; faults: string[] }> {
  const faults: string[] = [];
  let events = 0;
  for (let after = ''; ; ) {
    const page = await ask<{ events: Listed[]; next: string }>(door, `/v1/events?limit=1000&after=${after}`);
    if (page.events.length === 0) return { events, faults };
    after = page.next;
    events += page.events.length;
    for (const event of page.events) {
      const why = fault(event);
      if (why) faults.push(`inbox ${event.partition}/${event.offset} ${event.event}: ${why}`);
    }
  }
}
