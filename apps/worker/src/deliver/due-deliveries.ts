import type { Transition } from '@waystage/events';
import type { Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** One delivery that is due, with what it says. */
export interface DueDelivery {
  id: string;
  endpoint: string;
  company: string;
  attempts: number;
  body: Transition;
}

/** What is due at an endpoint, oldest first, but for the companies that are to wait. */
export async function dueDeliveries(
  db: Kysely<Tables>,
  endpoint: string,
  most: number,
  waiting: readonly string[] = [],
): Promise<DueDelivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .leftJoin('transition', 'transition.id', 'delivery.transition')
    .select([
      'delivery.id',
      'delivery.endpoint',
      'delivery.company',
      'delivery.attempts',
      'delivery.message',
      'transition.body',
    ])
    .where('delivery.endpoint', '=', endpoint)
    .where('delivery.status', '=', 'pending')
    .where('delivery.next_at', '<=', sql<Date>`now()`)
    .where(sql<boolean>`delivery.company <> all(${waiting}::text[])`)
    .orderBy('delivery.number')
    .limit(most)
    .execute();
  return rows.map(({ message, body, ...r }) => ({ ...r, body: (message ?? body) as Transition }));
}
