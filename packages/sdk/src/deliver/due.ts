import type { Entry } from './entry.ts';

const MAX_AGE = 6 * 24 * 3600_000;
const MAX_ENTRIES = 500;
const MAX_CHARACTERS = 256 * 1024;

/** The entries that are worth keeping: younger than 6 days, at most 500 and 256 K characters, the newest ones. */
export function due(entries: readonly Entry[], now: number): Entry[] {
  let room = MAX_CHARACTERS;
  return entries
    .filter((entry) => now - entry[2].at < MAX_AGE)
    .slice(-MAX_ENTRIES)
    .reverse()
    .filter((entry) => {
      room -= JSON.stringify(entry).length + 1;
      return room >= 0;
    })
    .reverse();
}
