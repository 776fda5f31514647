import type { Entry } from './entry.ts';

const MAX_AGE = 6 * 24 * 3600_000;
const MAX_ENTRIES = 500;
const MAX_CHARACTERS = 256 * 1024;

/**
 * The entries worth keeping: younger than 6 days, and of these the newest 500 or 256 K characters.
 * @returns them, and as text
 */
export function keep(entries: readonly Entry[]): [kept: Entry[], text: string] {
  const kept = entries.filter((entry) => Date.now() - entry[2].at < MAX_AGE).slice(-MAX_ENTRIES);
  for (;;) {
    const text = JSON.stringify(kept);
    if (text.length <= MAX_CHARACTERS) return [kept, text];
    kept.shift();
  }
}
