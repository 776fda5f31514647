/** What only the tab remembers, and its next page; everything else is this origin's. */
export const TAB_KEY = 'ws_t';

/**
 * Read (one argument), write, or remove (empty) an item. Where storage is blocked even naming it throws: then everything
 * reads as nothing.
 * @returns the value that is there afterwards
 */
export function stored(key: string, value?: string): string {
  try {
    const storage = key === TAB_KEY ? sessionStorage : localStorage;
    if (value) storage.setItem(key, value);
    else if (value === '') storage.removeItem(key);
    return value ?? (storage.getItem(key) || '');
  } catch {
    return '';
  }
}
