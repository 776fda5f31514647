import type { Entry } from './entry.ts';

const MAX_BYTES = 30_000;
const encoder = new TextEncoder();

/**
 * Entries as they may share a request: of one tab, and together so small that two requests fit into the 64 KiB that
 * all scripts of a page share for requests that outlive it.
 */
export function chunks(entries: readonly Entry[]): Entry[][] {
  const made: Entry[][] = [];
  let tab = '';
  let room = 0;
  for (const entry of entries) {
    const size = encoder.encode(JSON.stringify(entry[2])).length;
    room -= size;
    if (tab !== entry[0] || room < 0) {
      made.push([]);
      tab = entry[0];
      room = MAX_BYTES - size;
    }
    made[made.length - 1]!.push(entry);
  }
  return made;
}
