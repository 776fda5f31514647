import type { StoredEvent } from '@waystage/events';
import type { AppendResult } from '@waystage/storage';
import { CollectorError } from '../collector-error.ts';

/** Store the events of one request; resolves when they are on disk. */
export type GroupCommit = (events: readonly StoredEvent[]) => Promise<AppendResult[]>;

interface Waiter {
  events: readonly StoredEvent[];
  resolve: (results: AppendResult[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Many requests, one transaction: what arrives while a commit is under way goes into the next, so a lone request waits for
 * nobody and a crowd shares one fsync. At most `lanes` commits at a time, `requests` requests or `events` events in each,
 * and `waiting` events in the queue; beyond that a request is refused at once.
 * @throws CollectorError `overloaded` (through the promise)
 */
export function groupCommit(
  append: (events: readonly StoredEvent[]) => Promise<AppendResult[]>,
  { lanes = 1, requests = 128, events: most = 4000, waiting = 50_000 } = {},
): GroupCommit {
  const queue: Waiter[] = [];
  let queued = 0;
  let busy = 0;
  let scheduled = false;

  function take(): Waiter[] {
    const group: Waiter[] = [];
    let size = 0;
    while (queue.length > 0 && group.length < requests) {
      const next = queue[0]!;
      if (size > 0 && size + next.events.length > most) break;
      group.push(queue.shift()!);
      size += next.events.length;
    }
    queued -= size;
    return group;
  }
  async function run(): Promise<void> {
    const group = take();
    busy++;
    try {
      const results = await append(group.flatMap((w) => w.events));
      let at = 0;
      for (const w of group) {
        w.resolve(results.slice(at, at + w.events.length));
        at += w.events.length;
      }
    } catch (error) {
      for (const w of group) w.reject(error);
    } finally {
      busy--;
      schedule();
    }
  }
  function schedule(): void {
    if (scheduled || queue.length === 0 || busy >= lanes) return;
    scheduled = true;
    // after the events of this turn of the loop, so that they share the commit
    setImmediate(() => {
      scheduled = false;
      while (queue.length > 0 && busy < lanes) void run();
    });
  }
  return (events) =>
    new Promise((resolve, reject) => {
      if (queued + events.length > waiting) {
        reject(new CollectorError('overloaded'));
        return;
      }
      queued += events.length;
      queue.push({ events, resolve, reject });
      schedule();
    });
}
