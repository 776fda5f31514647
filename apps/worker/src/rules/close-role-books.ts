import type { Tables } from '@waystage/storage';
import { sql, type Transaction } from 'kysely';
import { roleBooksLock } from './role-books-lock.ts';

/** Wait until nobody uses the role patterns, and let nobody until this transaction has ended. */
export async function closeRoleBooks(tx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${roleBooksLock})`.execute(tx);
}
