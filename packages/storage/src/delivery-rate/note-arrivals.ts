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

/** What came of one tab. */
interface Tab {
  site: string;
  tab: string;
  numbers: number[];
  received: number;
}

function countable({ tab, seq }: Arrival): boolean {
  return tab !== undefined && Number.isInteger(seq) && Number(seq) >= 0 && Number(seq) < limits.tabSeq;
}

/**
 * Note which numbers of the tabs' sequences came. What has no tab or no number is left out, as are numbers so high that
 * no person makes them. A number counts once, so telling it twice changes nothing.
 */
export async function noteArrivals(db: Kysely<Tables>, arrivals: readonly Arrival[]): Promise<void> {
  const byTab = new Map<string, Tab>();
  for (const arrival of arrivals.filter(countable)) {
    const { site, tab = '', seq, received } = arrival;
    const key = JSON.stringify([site, tab]);
    const known = byTab.get(key);
    if (known) known.numbers.push(Number(seq));
    else byTab.set(key, { site, tab, numbers: [Number(seq)], received });
  }
  if (byTab.size === 0) return;
  const tabs = [...byTab.values()];
  await sql`select note_delivery(
    ${tabs.map((t) => t.site)}::text[],
    ${tabs.map((t) => t.tab)}::text[],
    ${tabs.map((t) => `{${t.numbers.map((n) => `[${n},${n}]`)}}`)}::text[],
    ${tabs.map((t) => new Date(t.received).toISOString().slice(0, 10))}::date[])`.execute(db);
}
