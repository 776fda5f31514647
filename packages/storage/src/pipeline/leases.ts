import { type Kysely, sql } from 'kysely';
import type { Hop, Tables } from '../tables/tables.ts';
import type { Lease } from './lease.ts';

/** Who may work on which partition. The database's clock decides; each acquisition raises the epoch. */
export interface Leases {
  /** Take up to `max` partitions that nobody holds. */
  acquire(hop: Hop, max: number): Promise<Lease[]>;
  /** Prolong what this owner holds; answers what it still holds. */
  renew(hop: Hop): Promise<Lease[]>;
  /** Let go of everything this owner holds, so that others need not wait. */
  release(): Promise<void>;
}

/** Later than a lease of `ttl` ms can end, whatever other workers' `ttl` is. */
export const farAway = (ttl: number) => sql<Date>`now() + ${Math.max(60_000, 10 * ttl)} * interval '1 millisecond'`;

/**
 * @param owner a name no other process has
 * @param ttl milliseconds a lease lives without being renewed
 */
export function sqlLeases(db: Kysely<Tables>, owner: string, ttl: number): Leases {
  const until = sql<Date>`now() + ${ttl} * interval '1 millisecond'`;
  const lease = (r: { hop: Hop; partition: number; epoch: number; expires_at: Date }): Lease => ({
    hop: r.hop,
    partition: r.partition,
    epoch: r.epoch,
    expiresAt: r.expires_at.getTime(),
  });
  return {
    async acquire(hop, max) {
      const rows = await db
        .updateTable('progress')
        .set({ owner, epoch: sql`epoch + 1`, expires_at: until })
        .where('hop', '=', hop)
        .where('partition', 'in', (q) =>
          q
            .selectFrom('progress')
            .select('partition')
            .where('hop', '=', hop)
            // one that ends later than any lease may was given by a clock that has gone back since
            .where((c) => c.or([c('expires_at', '<', sql<Date>`now()`), c('expires_at', '>', farAway(ttl))]))
            .orderBy('partition')
            .limit(max)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['hop', 'partition', 'epoch', 'expires_at'])
        .execute();
      return rows.map(lease);
    },
    async renew(hop) {
      const rows = await db
        .updateTable('progress')
        .set({ expires_at: until })
        .where('hop', '=', hop)
        .where('owner', '=', owner)
        .where('expires_at', '>=', sql<Date>`now()`)
        .returning(['hop', 'partition', 'epoch', 'expires_at'])
        .execute();
      return rows.map(lease);
    },
    async release() {
      await db
        .updateTable('progress')
        .set({ owner: null, expires_at: sql<Date>`'-infinity'` })
        .where('owner', '=', owner)
        .execute();
    },
  };
}
