import { type Kysely, sql, type Transaction } from 'kysely';
import { StorageError } from '../storage-error.ts';
import type { Tables } from '../tables/tables.ts';
import type { Lease } from './lease.ts';

/** Everything a batch causes, and the cursor that stands for it, in ONE transaction. */
export interface Effects {
  /**
   * Run `fn` and move the partition's cursor from `after` to `upTo`.
   * @throws StorageError `LEASE_LOST` when somebody else has taken the partition, `CURSOR_MOVED` when it is not at `after`; nothing is written then
   */
  apply(lease: Lease, after: number, upTo: number, fn: (tx: Transaction<Tables>) => Promise<void>): Promise<void>;
}

/**
 * Effects on the database; the fence (epoch) and the cursor are checked under a row lock inside the transaction.
 * @param frozenAfter milliseconds after which the database ends a transaction of which it hears nothing: shorter than a lease,
 * so that a frozen owner's partitions are free when the lease is
 */
export function sqlEffects(db: Kysely<Tables>, frozenAfter: number | null): Effects {
  return {
    apply: (lease, after, upTo, fn) =>
      db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom('progress')
          .select([
            'epoch',
            'offset',
            ...(frozenAfter === null
              ? []
              : [sql`set_config('idle_in_transaction_session_timeout', ${String(frozenAfter)}, true)`.as('patience')]),
          ])
          .where('hop', '=', lease.hop)
          .where('partition', '=', lease.partition)
          .forUpdate()
          .executeTakeFirstOrThrow();
        if (row.epoch !== lease.epoch)
          throw new StorageError(
            'LEASE_LOST',
            `${lease.hop} ${lease.partition}: taken over (epoch ${row.epoch}, ours ${lease.epoch})`,
          );
        if (row.offset !== after)
          throw new StorageError(
            'CURSOR_MOVED',
            `${lease.hop} ${lease.partition}: cursor at ${row.offset}, expected ${after}`,
          );
        await fn(tx);
        await tx
          .updateTable('progress')
          .set({ offset: upTo })
          .where('hop', '=', lease.hop)
          .where('partition', '=', lease.partition)
          .execute();
      }),
  };
}
