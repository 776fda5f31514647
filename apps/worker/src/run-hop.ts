import type { Hop, Lease, Leases } from '@waystage/storage';
import { StorageError } from '@waystage/storage';
import { bell } from './bell.ts';

/** One hop of the pipeline as a loop needs it. */
export interface HopWork {
  hop: Hop;
  /** last offset of what it reads, by partition */
  heads(): Promise<number[]>;
  /** how far it has come, by partition */
  cursors(): Promise<number[]>;
  /** do one batch of one partition after `after`; answers the offset it came to (`after` when there was nothing) */
  batch(lease: Lease, after: number): Promise<number>;
}

/** A loop that works off its partitions whenever it is woken, and by itself every `every` ms (what a lost notification missed). */
export interface RunningHop {
  wake(): void;
  stop(): Promise<void>;
}

/** @param problem told of what went wrong and will be tried again */
export function runHop(
  work: HopWork,
  leases: Leases,
  {
    every = 1000,
    renewEvery = 5000,
    problem,
  }: { every?: number; renewEvery?: number; problem: (error: unknown) => void },
): RunningHop {
  let held = new Map<number, Lease>();
  let stopped = false;
  const { ring, rest } = bell();
  let renewedAt = Number.NEGATIVE_INFINITY;

  async function keepLeases(): Promise<void> {
    if (performance.now() - renewedAt < renewEvery) return;
    const kept = await leases.renew(work.hop);
    const won = await leases.acquire(work.hop, 1_000_000);
    held = new Map([...kept, ...won].map((l) => [l.partition, l]));
    renewedAt = performance.now();
  }

  /** @returns whether there was anything to do */
  async function round(): Promise<boolean> {
    await keepLeases();
    const [heads, cursors] = await Promise.all([work.heads(), work.cursors()]);
    let busy = false;
    for (const lease of held.values()) {
      let at = cursors[lease.partition] ?? 0;
      while (!stopped && at < (heads[lease.partition] ?? 0)) {
        const came = await work.batch(lease, at);
        if (came === at) break;
        busy = true;
        at = came;
        await keepLeases();
      }
    }
    return busy;
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      try {
        if (await round()) continue;
      } catch (error) {
        if (error instanceof StorageError) renewedAt = Number.NEGATIVE_INFINITY;
        problem(error);
        await new Promise((r) => setTimeout(r, 200));
      }
      await rest(every);
    }
  }
  const running = loop();
  return {
    wake: ring,
    async stop() {
      stopped = true;
      ring();
      await running;
    },
  };
}
