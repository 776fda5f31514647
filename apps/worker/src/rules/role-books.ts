import { roleOfTitle } from '@waystage/rules';
import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import type { RoleBook } from '../resolve/renew-role.ts';
import { roleBooksLock } from './role-books-lock.ts';
import type { RuleShelf } from './rule-shelf.ts';

/** The role patterns of the newest deployed rules of each journey; they stay the newest until this transaction has ended. */
export async function roleBooks(shelf: RuleShelf, tx: Transaction<Tables>): Promise<RoleBook[]> {
  await sql`select pg_advisory_xact_lock_shared(${roleBooksLock})`.execute(tx);
  return (await shelf.newest(tx)).map(({ rulebook }) => ({
    journey: rulebook.id,
    knows: (role) => rulebook.roles.has(role),
    ofTitle: (title) => roleOfTitle(rulebook, title),
  }));
}
