/** `a`, `a and b`, `a, b and c`. */
export function listOf(words: Iterable<string>, and = 'and'): string {
  const all = [...words];
  const last = all.pop();
  return all.length === 0 ? (last ?? '') : `${all.join(', ')} ${and} ${last}`;
}
