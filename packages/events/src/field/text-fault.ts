/** How deep anything that is sent may be nested; what may be deeper says so itself. */
const DEPTH = 32;

/** Why a string is no text that every database takes, or null: no U+0000, no half of a surrogate pair. */
export function stringFault(s: string): string | null {
  if (s.includes('\0')) return 'holds the character U+0000';
  return s.isWellFormed() ? null : 'holds half a surrogate pair, which is no character';
}

/**
 * Why something that was sent cannot be kept, or null: a fault in any string or key however deep, or too much depth. Never
 * recursive, so that no depth ends the process.
 */
export function textFault(sent: unknown): string | null {
  if (typeof sent === 'string') return stringFault(sent);
  const open: { value: unknown; depth: number }[] = [{ value: sent, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (value === null || typeof value !== 'object') continue;
    if (depth >= DEPTH) return `is nested more than ${DEPTH} levels deep`;
    const list = Array.isArray(value);
    for (const key in value) {
      if (!list) {
        const fault = stringFault(key);
        if (fault) return `has a key that ${fault}`;
      }
      const inner = (value as Record<string, unknown>)[key];
      if (typeof inner === 'string') {
        const fault = stringFault(inner);
        if (fault) return list ? fault : `${key.slice(0, 64)} ${fault}`;
      } else if (inner !== null && typeof inner === 'object') open.push({ value: inner, depth: depth + 1 });
    }
  }
  return null;
}
