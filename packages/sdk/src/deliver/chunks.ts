import type { Entry } from './entry.ts';

const MAX_BYTES = 30_000;

/** Bytes of an event on the wire. */
function bytes(entry: Entry): number {
  return new Blob([JSON.stringify(entry[2])]).size;
}

/**
 * Entries as they may share a request: of one tab, and together so small that two requests fit into the 64 KiB that
 * all scripts of a page share for requests that outlive it.
 */
export function chunks(entries: readonly Entry[]): Entry[][] {
  const made: Entry[][] = [];
  let size = 0;
  let last: Entry[] | undefined;
  for (const entry of entries) {
    size += bytes(entry);
    if (!last || last[0]![0] !== entry[0] || size > MAX_BYTES) {
      last = [];
      made.push(last);
      size = bytes(entry);
    }
    last.push(entry);
  }
  return made;
}
