import type { StoredEvent } from '@waystage/events';
import { type LearntRole, type RoleBook, renewRole, type ToldTitle } from './renew-role.ts';
import type { PersonRow } from './who.ts';

/**
 * What an identification says of a person's role: told by sales > told by the person > from the title. Changes the row;
 * answers the roles (journey > role) and their source, or null when nothing changed.
 */
export function learnRole(
  row: PersonRow,
  event: StoredEvent,
  known: ToldTitle | undefined,
  books: readonly RoleBook[],
): LearntRole | null {
  if (event.event !== 'identify') return null;
  const by = event.verified ? 'sales' : 'person';
  if (event.role !== undefined && (by === 'sales' || row.told_by !== 'sales')) {
    row.told_role = event.role;
    row.told_by = by;
  }
  return renewRole(row, known, books);
}
