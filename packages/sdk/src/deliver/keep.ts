import type { Entry } from './entry.ts';

const MAX_AGE = 6 * 24 * 3600_000;
const MAX_ENTRIES = 500;
const MAX_CHARACTERS = 256 * 1024;

/** The entries worth keeping: younger than 6 days, and of these the newest 500 or 256 K characters. */
export function keep(entries: readonly Entry[]): Entry[] {
  const kept = entries.filter((entry) => Date.now() - entry[2].at < MAX_AGE).slice(-MAX_ENTRIES);
  while (JSON.stringify(kept).length > MAX_CHARACTERS) kept.shift();
  return kept;
}
