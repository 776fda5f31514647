import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** A browser says that it had to give up `count` events; `received` in milliseconds. */
export async function noteDeclared(db: Kysely<Tables>, site: string, count: number, received: number): Promise<void> {
  await db
    .insertInto('site_delivery')
    .values({ site, day: new Date(received).toISOString().slice(0, 10), declared: count })
    .onConflict((c) =>
      c.columns(['site', 'day']).doUpdateSet({ declared: sql`site_delivery.declared + excluded.declared` }),
    )
    .execute();
}
