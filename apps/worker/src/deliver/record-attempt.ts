import type { Tables } from '@waystage/storage';
import { type Kysely, sql } from 'kysely';
import type { AttemptResult } from './attempt.ts';
import type { DueDelivery } from './due-deliveries.ts';
import { nextWait } from './retry-schedule.ts';

/** Write down what an attempt came to, and what follows: delivered, another try, given up, or (410) the endpoint switched off. */
export async function recordAttempt(
  db: Kysely<Tables>,
  delivery: DueDelivery,
  startedAt: Date,
  result: AttemptResult,
  chance: number,
): Promise<void> {
  const number = delivery.attempts + 1;
  const wait = result.ok ? null : nextWait(number, result.retryAfter, chance);
  const ended = result.ok || wait === null;
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('attempt')
      .values({
        delivery: delivery.id,
        number,
        started_at: startedAt,
        duration_ms: result.durationMs,
        status: result.status,
        error: result.error,
        answer: result.answer,
      })
      .onConflict((c) => c.columns(['delivery', 'number']).doNothing())
      .execute();
    await tx
      .updateTable('delivery')
      .set({
        attempts: number,
        ...(ended
          ? { status: result.ok ? ('delivered' as const) : ('given_up' as const), ended_at: sql<Date>`now()` }
          : { next_at: sql<Date>`now() + ${wait} * interval '1 millisecond'` }),
      })
      .where('id', '=', delivery.id)
      .where('status', '=', 'pending')
      .execute();
    if (result.status === 410)
      await tx
        .updateTable('endpoint')
        .set({ disabled_at: sql<Date>`now()`, disabled_why: 'the receiver answered 410 Gone' })
        .where('id', '=', delivery.endpoint)
        .execute();
  });
}
