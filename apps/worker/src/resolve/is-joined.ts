import type { Linked } from './link-event.ts';

/** Whether what this visitor or person did before now belongs to the company of `link`. */
export function isJoined(link: Linked, visitor: string | null | undefined, person: string | null): boolean {
  const { joins } = link;
  return (
    (joins.visitor !== undefined && visitor === joins.visitor && (person === null || person === link.person)) ||
    (joins.person !== undefined && person === joins.person)
  );
}
