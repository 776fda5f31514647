/** The two storages of a browser. */
export type Area = 'localStorage' | 'sessionStorage';

/**
 * Read (two arguments), write, or remove (`null`) an item. Where storage is blocked even naming it throws: then
 * everything reads as null.
 * @returns the value that is there afterwards, or null
 */
export function stored(area: Area, key: string, value?: string | null): string | null {
  try {
    const storage = window[area];
    if (value === null) storage.removeItem(key);
    else if (value !== undefined) storage.setItem(key, value);
    return storage.getItem(key);
  } catch {
    return null;
  }
}
