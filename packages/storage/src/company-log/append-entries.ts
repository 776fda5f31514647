import type { Entry } from '@waystage/events';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** An entry before the log gave it a place; `id` makes a second append of it do nothing. */
export interface NewEntry {
  id: string;
  partition: number;
  /** null: for every company of the partition */
  company: string | null;
  entry: Unplaced<Entry>;
}
type Unplaced<E> = E extends Entry ? Omit<E, 'offset' | 'received'> : never;

/** Append entries in order; runs inside the caller's transaction, as its last step before commit (it locks the heads). */
export async function appendEntries(db: Kysely<Tables>, entries: readonly NewEntry[], received: Date): Promise<void> {
  if (entries.length === 0) return;
  await sql`select append_company_log(
    ${entries.map((e) => e.id)}::text[],
    ${entries.map((e) => e.partition)}::int[],
    ${entries.map((e) => e.company)}::text[],
    ${entries.map((e) => JSON.stringify(e.entry))}::text[],
    ${received}::timestamptz)`.execute(db);
}
