import type { Tables } from '@waystage/storage';
import { type Kysely, sql } from 'kysely';
import { UnknownEndpoint } from './unknown-endpoint.ts';

/**
 * Switch an endpoint off, or on again. While it is off, what is on its way waits, and is due at once when it is switched on;
 * what happens meanwhile is not kept for it (`GET /v1/transitions` has it).
 * @param off why, to be shown in the list; null switches it on
 * @returns how many deliveries wait there
 * @throws UnknownEndpoint
 */
export async function switchEndpoint(db: Kysely<Tables>, id: string, off: string | null): Promise<{ pending: number }> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('endpoint')
      .set(
        off === null
          ? { disabled_at: null, disabled_why: null, failing_since: null }
          : { disabled_at: sql<Date>`now()`, disabled_why: off },
      )
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new UnknownEndpoint(id);
    const waiting = tx.updateTable('delivery').where('endpoint', '=', id).where('status', '=', 'pending');
    if (off === null) await waiting.set({ next_at: sql<Date>`least(next_at, now())` }).execute();
    const { pending } = await tx
      .selectFrom('delivery')
      .select((e) => e.fn.countAll<number>().as('pending'))
      .where('endpoint', '=', id)
      .where('status', '=', 'pending')
      .executeTakeFirstOrThrow();
    return { pending: Number(pending) };
  });
}
