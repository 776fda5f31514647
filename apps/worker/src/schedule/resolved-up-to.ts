import type { Tables } from '@waystage/storage';
import { type Kysely, sql } from 'kysely';

/** Requests may be under way for so long, in milliseconds, before what they bring is in the inbox. */
const underWay = 15_000;

/**
 * Up to which moment (milliseconds, the database's clock) everything that was received is in the companies' logs: the
 * oldest event no partition has resolved yet, or now, less what may still be under way.
 */
export async function resolvedUpTo(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ at: Date }>`
    select coalesce(min(waiting.received), now()) as at
    from progress p
    cross join lateral (
      select i.received from inbox i
      where i.partition = p.partition and i."offset" > p."offset" order by i."offset" limit 1
    ) waiting
    where p.hop = 'resolve'`.execute(db);
  return rows[0]!.at.getTime() - underWay;
}
