import type { Transition } from '@waystage/events';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables/tables.ts';

/** Up to `limit` transitions of a company in a journey, the newest first; of those before a sequence number where one is given. */
export async function readTransitions(
  db: Kysely<Tables>,
  of: { company: string; journey: string; before?: number | undefined },
  limit: number,
): Promise<Transition[]> {
  const rows = await db
    .selectFrom('transition')
    .select('body')
    .where('company', '=', of.company)
    .where('journey', '=', of.journey)
    .$if(of.before !== undefined, (q) => q.where('sequence', '<', of.before ?? 0))
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return rows.map((r) => r.body as Transition);
}
