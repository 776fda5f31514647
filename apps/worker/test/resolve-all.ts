import { randomUUID } from 'node:crypto';
import { cursors, type Store } from '@waystage/storage';
import { type ResolveDeps, resolveBatch } from '../src/resolve/resolve-batch.ts';

/** Run the first hop over everything accepted so far, as a worker would, and let go again. */
export async function resolveAll(store: Store, deps: Omit<ResolveDeps, 'partitions'>): Promise<void> {
  const leases = store.leases(randomUUID(), 60_000);
  const [at, heads] = [await cursors(store.db, 'resolve'), await store.inbox.heads()];
  const held = await leases.acquire('resolve', 1000);
  try {
    for (const lease of held.filter(({ partition }) => heads[partition]! > at[partition]!)) {
      const batch = await store.inbox.read(lease.partition, at[lease.partition]!, 10_000);
      const upTo = batch.at(-1)?.offset;
      if (upTo !== undefined)
        await store.effects.apply(lease, at[lease.partition]!, upTo, (tx) =>
          resolveBatch(tx, batch, { ...deps, partitions: store.inbox.partitions }),
        );
    }
  } finally {
    await leases.release();
  }
}
