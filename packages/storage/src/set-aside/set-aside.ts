import { type Kysely, sql, type Transaction } from 'kysely';
import { appendEntries } from '../company-log/append-entries.ts';
import type { Hop, Tables } from '../tables/tables.ts';

/** One event or company-log entry that could not be digested. */
export interface SetAside {
  id: number;
  hop: Hop;
  partition: number;
  offset: number;
  company: string | null;
  /** what went wrong, as a sentence */
  error: string;
  at: Date;
  state: 'waiting' | 'retried' | 'dropped';
  /** as it was read: the stored event, or the entry of the company's log */
  body: unknown;
}

/** as much of an error as helps */
const errorLength = 2000;
const nameLength = 300;

/** Text that every database takes, of whatever came. */
const storable = (text: string, most: number) => text.slice(0, most).replaceAll('\0', '\ufffd').toWellFormed();

/** Keep what failed, in the transaction that moves the cursor past it. */
export async function setAside(
  tx: Transaction<Tables>,
  failed: Pick<SetAside, 'hop' | 'partition' | 'offset' | 'company' | 'body'>,
  error: unknown,
): Promise<void> {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  await tx
    .insertInto('set_aside')
    .values({
      hop: failed.hop,
      partition: failed.partition,
      offset: failed.offset,
      company: failed.company === null ? null : storable(failed.company, nameLength),
      error: storable(said, errorLength),
      // written by escape: what no text column takes may be the very reason
      body: JSON.stringify(failed.body),
    })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** How many wait, by hop. */
export async function countSetAside(db: Kysely<Tables>): Promise<Record<Hop, number>> {
  const rows = await db
    .selectFrom('set_aside')
    .select(['hop', sql<number>`count(*)::int`.as('waiting')])
    .where('state', '=', 'waiting')
    .groupBy('hop')
    .execute();
  const of = (hop: Hop) => rows.find((r) => r.hop === hop)?.waiting ?? 0;
  return { resolve: of('resolve'), evaluate: of('evaluate') };
}

/** What waits, the newest first; with `id` that one, whatever its state. */
export async function listSetAside(
  db: Kysely<Tables>,
  { id, limit = 100 }: { id?: number; limit?: number } = {},
): Promise<SetAside[]> {
  const rows = await db
    .selectFrom('set_aside')
    .selectAll()
    .where((c) => (id === undefined ? c('state', '=', 'waiting') : c('id', '=', id)))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows as SetAside[];
}

/** The places of a partition's company log that were passed over, so that whoever folds it again passes over them too. */
export async function passedOver(db: Kysely<Tables>, partition: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('set_aside')
    .select('offset')
    .where('hop', '=', 'evaluate')
    .where('partition', '=', partition)
    .execute();
  return new Set(rows.map((r) => r.offset));
}

/**
 * Settle one that waits: `retried` puts it at the end of its log as a late arrival, `dropped` only ends its waiting.
 * @returns null when none of this number waits
 */
export async function settleSetAside(
  db: Kysely<Tables>,
  id: number,
  state: 'retried' | 'dropped',
): Promise<SetAside | null> {
  return db.transaction().execute(async (tx) => {
    const row = (await tx
      .updateTable('set_aside')
      .set({ state })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .returningAll()
      .executeTakeFirst()) as SetAside | undefined;
    if (!row) return null;
    if (state === 'dropped') return row;
    if (row.hop === 'resolve') {
      // past the dedupe: it is here already, and was never resolved
      const { last } = await tx
        .updateTable('inbox_head')
        .set({ last: sql`last + 1` })
        .where('partition', '=', row.partition)
        .returning('last')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('inbox')
        .values({ partition: row.partition, offset: last, received: new Date(), body: JSON.stringify(row.body) })
        .execute();
      await sql`select pg_notify('inbox', '')`.execute(tx);
    } else {
      const { offset: _, received: __, ...entry } = row.body as Record<string, unknown>;
      const again = { id: `again:${row.id}`, partition: row.partition, company: row.company, entry };
      await appendEntries(tx, [again as unknown as Parameters<typeof appendEntries>[1][number]], new Date());
    }
    return row;
  });
}
