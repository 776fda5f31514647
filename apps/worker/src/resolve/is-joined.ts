import type { Linked } from './link-event.ts';

/** How far back what a visitor or person did joins a company that becomes known now, in milliseconds. */
export const joinableFor = 90 * 24 * 3_600_000;

/** Whether what this visitor or person did at `at` (ms) now belongs to the company of `link`. */
export function isJoined(
  link: Linked,
  earlier: { visitor?: string | null | undefined; person: string | null; at: number },
): boolean {
  const { joins, event } = link;
  if (earlier.at <= event.received - joinableFor) return false;
  return (
    (joins.visitor !== undefined &&
      earlier.visitor === joins.visitor &&
      (earlier.person === null || earlier.person === link.person)) ||
    (joins.person !== undefined && earlier.person === joins.person)
  );
}
