import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/**
 * How much of what a site's browsers sent came, of the tabs that were first heard of that day (UTC). The events of a tab
 * are numbered from 0, so gaps below the highest number that came are `lost`, until they come after all. What a tab
 * sent after its highest number, and tabs of which nothing came, nobody can count: the rate is an upper bound.
 */
export interface DeliveryDay {
  /** `2026-11-22` */
  day: string;
  tabs: number;
  expected: number;
  received: number;
  lost: number;
  /** events that browsers said that day they had given up (too old, or too many); most are lost ones of earlier days */
  declared: number;
  /** received / expected, 0 to 1; null on a day without tabs */
  rate: number | null;
}

/** The newest `limit` days of a site, oldest first. */
export async function readDeliveryRate(db: Kysely<Tables>, site: string, limit: number): Promise<DeliveryDay[]> {
  const rows = await db
    .selectFrom('site_delivery')
    .select(['day', 'tabs', 'expected', 'received', 'declared'])
    .where('site', '=', site)
    .orderBy('day', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse().map(({ day, tabs, expected, received, declared }) => ({
    day,
    tabs,
    expected,
    received,
    lost: expected - received,
    declared,
    rate: expected > 0 ? received / expected : null,
  }));
}
