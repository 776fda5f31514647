import type { Store } from '@waystage/storage';

/** What one partition's evaluation has written, at one moment. */
export interface LiveSnapshot {
  /** how far its log was evaluated then */
  upTo: number;
  states: { company: string; journey: string; body: unknown }[];
  transitions: string[];
}

/** Cursor, states and transition ids of a partition as they belong together: read in one snapshot. */
export async function liveSnapshot(store: Store, partition: number): Promise<LiveSnapshot> {
  return store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const { offset } = await tx
        .selectFrom('progress')
        .select('offset')
        .where('hop', '=', 'evaluate')
        .where('partition', '=', partition)
        .executeTakeFirstOrThrow();
      const states = await tx
        .selectFrom('journey_state')
        .select(['company', 'journey', 'body'])
        .where('partition', '=', partition)
        .execute();
      const written = await tx.selectFrom('transition').select('id').where('partition', '=', partition).execute();
      return { upTo: offset, states, transitions: written.map((t) => t.id) };
    });
}
