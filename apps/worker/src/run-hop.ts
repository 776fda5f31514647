import type { Hop, Lease, Leases } from '@waystage/storage';
import { StorageError } from '@waystage/storage';
import { bell } from './bell.ts';
import { mayPass } from './may-pass.ts';

/** One hop of the pipeline as a loop needs it. */
export interface HopWork {
  hop: Hop;
  /** last offset of what it reads, by partition */
  heads(): Promise<number[]>;
  /** how far it has come, by partition */
  cursors(): Promise<number[]>;
  /** do one batch of at most `most` of one partition after `after`; answers the offset it came to (`after` when there was nothing) */
  batch(lease: Lease, after: number, most: number): Promise<number>;
  /** move past the very next one without doing it, and keep it with its error */
  setAside(lease: Lease, after: number, error: unknown): Promise<void>;
}

/** A loop that works off its partitions whenever it is woken, and by itself every `every` ms (what a lost notification missed). */
export interface RunningHop {
  wake(): void;
  stop(): Promise<void>;
}

const batchSize = 500;
/** waits of a partition that fails for another reason than its content, in ms */
const firstWait = 200;
const longestWait = 10_000;
const wait = (failed: number) => Math.min(firstWait * 2 ** Math.min(failed - 1, 10), longestWait);

/** How a partition fares: how much is tried at a time, how often that failed in a row, and when to look again. */
interface Fare {
  most: number;
  failed: number;
  notBefore: number;
}

/**
 * A partition that fails never delays another. One that fails twice for its content is tried in halves, until the one that
 * fails is alone; that one is set aside, and the rest goes on. What may pass by itself is waited for.
 * @param problem told of what went wrong
 */
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
  const fares = new Map<number, Fare>();
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

  const fareOf = (lease: Lease): Fare => fares.get(lease.partition) ?? { most: batchSize, failed: 0, notBefore: 0 };
  const mustWait = (lease: Lease) => fareOf(lease).notBefore > performance.now();

  /** Do what a failure asks for: wait, try again, try less, or set the one aside. */
  async function heed(error: unknown, lease: Lease, at: number): Promise<void> {
    problem(error);
    if (error instanceof StorageError) renewedAt = Number.NEGATIVE_INFINITY;
    const fare = fareOf(lease);
    const failed = fare.failed + 1;
    if (mayPass(error)) {
      // less at a time: what took too long may fit
      fares.set(lease.partition, {
        most: Math.max(1, fare.most >> 1),
        failed,
        notBefore: performance.now() + wait(failed),
      });
    } else if (failed < 2) fares.set(lease.partition, { ...fare, failed, notBefore: 0 });
    else if (fare.most > 1) fares.set(lease.partition, { most: fare.most >> 1, failed: 1, notBefore: 0 });
    else {
      // should even this fail, the partition waits, and no other does
      fares.set(lease.partition, { ...fare, failed, notBefore: performance.now() + wait(failed) });
      await work.setAside(lease, at, error);
      fares.set(lease.partition, { most: 1, failed: 0, notBefore: 0 });
    }
  }

  /** One batch of a partition. @returns whether there is more to do at once */
  async function advance(lease: Lease, at: number): Promise<boolean> {
    const { most } = fareOf(lease);
    try {
      const came = await work.batch(lease, at, most);
      if (most >= batchSize) fares.delete(lease.partition);
      else fares.set(lease.partition, { most: Math.min(batchSize, most * 2), failed: 0, notBefore: 0 });
      return came > at;
    } catch (error) {
      await heed(error, lease, at).catch(problem);
      return !mustWait(lease);
    }
  }

  /** One batch of each partition that has something, so that none waits for another's to end. @returns whether there was */
  async function round(): Promise<boolean> {
    await keepLeases();
    const [heads, cursors] = await Promise.all([work.heads(), work.cursors()]);
    let busy = false;
    for (const lease of held.values()) {
      if (stopped) break;
      const at = cursors[lease.partition] ?? 0;
      if (at >= (heads[lease.partition] ?? 0) || mustWait(lease)) continue;
      if (await advance(lease, at)) busy = true;
      await keepLeases();
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
        await new Promise((r) => setTimeout(r, firstWait));
      }
      await rest(fares.size > 0 ? firstWait : every);
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
