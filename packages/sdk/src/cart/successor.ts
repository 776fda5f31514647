/**
 * The id of the next thing that follows from an event by itself (a cart left, a return to it): version 8 (RFC 9562),
 * the last 12 digits plus one. Browser and server derive the same one, so what both notice is one interaction.
 */
export function successor(id: string): string {
  const next = ((parseInt(id.slice(24), 16) + 1) % 2 ** 48).toString(16).padStart(12, '0');
  return `${id.slice(0, 14)}8${id.slice(15, 24)}${next}`;
}
