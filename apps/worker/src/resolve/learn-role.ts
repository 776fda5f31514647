import type { RoleSource, StoredEvent } from '@waystage/events';
import type { PersonRow } from './who.ts';

/** How the rules of one journey name roles. */
export interface RoleBook {
  journey: string;
  /** whether the journey knows a role of this name */
  knows(role: string): boolean;
  ofTitle(title: string | null): string;
}

/**
 * What an identification says of a person's role: told by sales > told by the person > from the title. Changes the row;
 * answers the roles (journey > role) and their source, or null when nothing changed.
 */
export function learnRole(
  row: PersonRow,
  event: StoredEvent,
  title: string | null,
  books: readonly RoleBook[],
): { roles: Record<string, string>; by: RoleSource } | null {
  if (event.event !== 'identify') return null;
  const by = event.verified ? 'sales' : 'person';
  if (event.role !== undefined && (by === 'sales' || row.told_by !== 'sales')) {
    row.told_role = event.role;
    row.told_by = by;
  }
  const told = row.told_role;
  if (told === null && title === null) return null;
  const roles: Record<string, string> = {};
  let source: RoleSource = 'title';
  for (const book of books) {
    if (told !== null && book.knows(told)) {
      roles[book.journey] = told;
      source = row.told_by ?? 'person';
    } else if (title !== null) roles[book.journey] = book.ofTitle(title);
  }
  const same = Object.entries(roles).every(([journey, role]) => row.roles[journey] === role);
  if (same) return null;
  row.roles = { ...row.roles, ...roles };
  return { roles, by: source };
}
