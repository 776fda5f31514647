import { createHash } from 'node:crypto';

/**
 * The id of the next thing that follows from an event by itself (a cart left, a return to it): version 8 (RFC 9562), the
 * last 12 digits plus one. The browser derives the same one, so what both notice is one interaction. A server's own id,
 * which no browser derives from, is hashed instead.
 */
export function successor(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
    const digits = createHash('sha256').update(`cart\n${id}`).digest('hex');
    return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
  }
  const next = ((Number.parseInt(id.slice(24), 16) + 1) % 2 ** 48).toString(16).padStart(12, '0');
  return `${id.slice(0, 14)}8${id.slice(15, 24)}${next}`;
}
