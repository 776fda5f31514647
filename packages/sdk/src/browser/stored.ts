/** The two storages of a browser. */
export type Area = 'localStorage' | 'sessionStorage';

/**
 * Read (two arguments), write, or remove (empty) an item. Where storage is blocked even naming it throws: then
 * everything reads as nothing.
 * @returns the value that is there afterwards
 */
export function stored(area: Area, key: string, value?: string): string {
  try {
    const storage = window[area];
    if (value) storage.setItem(key, value);
    else if (value === '') storage.removeItem(key);
    return storage.getItem(key) || '';
  } catch {
    return '';
  }
}
