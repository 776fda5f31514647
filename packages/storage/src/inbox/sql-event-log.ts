import type { StoredEvent } from '@waystage/events';
import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine/engine.ts';
import type { Tables } from '../tables/tables.ts';
import type { AppendResult, EventLog } from './event-log.ts';
import { senderOf } from './missing-ids.ts';
import { orderKey } from './order-key.ts';
import { partitionOf } from './partition-of.ts';

/** The inbox in the database itself, on either engine. */
export function sqlEventLog(engine: Engine, db: Kysely<Tables>, partitions: number): EventLog {
  return {
    partitions,
    durability: engine.durability,

    async append(events) {
      if (events.length === 0) return [];
      const placed = await sql<{ ordinal: number; part: number; position_: number }>`
        select * from append_inbox(
          ${events.map((e) => e.site)}::text[],
          ${events.map((e) => e.id)}::text[],
          ${events.map((e) => e.verified === true)}::boolean[],
          ${events.map((e) => (e.verified ? null : senderOf(e)))}::text[],
          ${events.map((e) => partitionOf(orderKey(e), partitions))}::int[],
          ${events.map((e) => JSON.stringify(e))}::text[],
          now())`.execute(db);
      const results = events.map((): AppendResult => ({ status: 'duplicate' }));
      for (const { ordinal, part, position_ } of placed.rows)
        results[ordinal - 1] = { status: 'stored', partition: part, offset: position_ };
      return results;
    },

    async heads() {
      const rows = await db.selectFrom('inbox_head').select(['partition', 'last']).execute();
      const heads = new Array<number>(partitions).fill(0);
      for (const { partition, last } of rows) heads[partition] = last;
      return heads;
    },

    async read(partition, after, max) {
      const rows = await db
        .selectFrom('inbox')
        .select(['partition', 'offset', 'body'])
        .where('partition', '=', partition)
        .where('offset', '>', after)
        .orderBy('offset')
        .limit(max)
        .execute();
      return rows.map((r) => ({ partition: r.partition, offset: r.offset, event: r.body as StoredEvent }));
    },

    changed: (fn) => engine.listen('inbox', fn),
  };
}
