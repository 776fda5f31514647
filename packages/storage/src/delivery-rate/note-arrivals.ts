import { limits } from '@waystage/events';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** That the event of this number came from a tab; `received` in milliseconds. */
export interface Arrival {
  site: string;
  tab?: string | undefined;
  seq?: unknown;
  received: number;
}

/**
 * Note which numbers of the tabs' sequences came. What has no tab or no number is left out, as are numbers so high that
 * no person makes them. A number counts once, so telling it twice changes nothing.
 */
export async function noteArrivals(db: Kysely<Tables>, arrivals: readonly Arrival[]): Promise<void> {
  const numbered = arrivals.filter(
    ({ tab, seq }) => tab !== undefined && Number.isInteger(seq) && Number(seq) >= 0 && Number(seq) < limits.tabSeq,
  );
  if (numbered.length === 0) return;
  await sql`select note_delivery(
    ${numbered.map((a) => a.site)}::text[],
    ${numbered.map((a) => a.tab)}::text[],
    ${numbered.map((a) => a.seq)}::int[],
    ${numbered.map((a) => new Date(a.received).toISOString().slice(0, 10))}::date[])`.execute(db);
}
