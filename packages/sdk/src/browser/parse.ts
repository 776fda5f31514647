/** What a JSON text, perhaps encoded, says; undefined if it is none. */
export function parse(text: string, decode = (encoded: string) => encoded): unknown {
  try {
    return JSON.parse(decode(text));
  } catch {
    return undefined;
  }
}
