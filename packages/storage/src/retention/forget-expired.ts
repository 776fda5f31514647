import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

const day = 24 * 3_600_000;
/** A tab nobody has heard of for so long will hardly go on with its numbers. */
const tabs = 30 * day;
/** As long as what a visitor did can join a company. */
const carts = 90 * day;

/** Delete what has had its time by `now` (milliseconds): salts of earlier days, silent tabs, old carts. */
export async function forgetExpired(db: Kysely<Tables>, now: number): Promise<void> {
  const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  await db.deleteFrom('day_salt').where('day', '<', date(now)).execute();
  await db
    .deleteFrom('tab_delivery')
    .where('last_day', '<', date(now - tabs))
    .execute();
  await db
    .deleteFrom('cart')
    .where('last_at', '<', new Date(now - carts))
    .execute();
}
