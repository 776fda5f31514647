import { roleOfTitle } from '@waystage/rules';
import type { RoleBook } from '../resolve/learn-role.ts';
import type { RuleShelf } from './rule-shelf.ts';

/** The role patterns of the newest deployed rules; `refresh` after a deploy. */
export async function roleBooks(
  shelf: RuleShelf,
): Promise<{ get: () => readonly RoleBook[]; refresh: () => Promise<void> }> {
  let books: RoleBook[] = [];
  async function refresh(): Promise<void> {
    books = (await shelf.newest()).map(({ rulebook }) => ({
      journey: rulebook.id,
      knows: (role) => rulebook.roles.has(role),
      ofTitle: (title) => roleOfTitle(rulebook, title),
    }));
  }
  await refresh();
  return { get: () => books, refresh };
}
