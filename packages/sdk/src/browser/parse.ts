/** What a JSON text says; undefined if it is none, or if it cannot be read. */
export function parse(read: () => string): unknown {
  try {
    return JSON.parse(read());
  } catch {
    return undefined;
  }
}
