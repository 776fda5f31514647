import type { Area } from './stored.ts';

/** The keys in a storage that start with `prefix`; none where it is blocked. */
export function storedKeys(area: Area, prefix: string): string[] {
  try {
    return Object.keys(window[area]).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
