import type { RoleSource } from '@waystage/events';
import type { PersonRow } from './who.ts';

/** How the rules of one journey name roles. */
export interface RoleBook {
  journey: string;
  /** whether the journey knows a role of this name */
  knows(role: string): boolean;
  ofTitle(title: string | null): string;
}

/** Roles by journey, and where they come from. */
export interface LearntRole {
  roles: Record<string, string>;
  by: RoleSource;
}

/** A person's title, and whether the seller told it. */
export interface ToldTitle {
  title?: string;
  by_seller?: readonly string[];
}

/**
 * Work out a person's role in each journey from what was told, else from the title; what a title of
 * the seller's says beats a claimed role. Changes the row; null: nothing changed.
 */
export function renewRole(row: PersonRow, known: ToldTitle | undefined, books: readonly RoleBook[]): LearntRole | null {
  const told = row.told_role;
  const title = known?.title ?? null;
  const sure = row.told_by !== 'sales' && known?.by_seller?.includes('title');
  if (told === null && title === null) return null;
  const roles: Record<string, string> = {};
  let source: RoleSource = 'title';
  for (const book of books) {
    const named = title !== null && sure ? book.ofTitle(title) : 'unknown';
    if (named !== 'unknown') {
      roles[book.journey] = named;
      // it replaces a claim that came first, and no crowd displaces it
      source = 'sales';
    } else if (told !== null && book.knows(told)) {
      roles[book.journey] = told;
      source = row.told_by ?? 'person';
    } else if (title !== null) roles[book.journey] = book.ofTitle(title);
  }
  const same = Object.entries(roles).every(([journey, role]) => row.roles[journey] === role);
  if (same) return null;
  row.roles = { ...row.roles, ...roles };
  return { roles, by: source };
}
