import type { StoredEvent } from '@waystage/events';
import type { AppendResult } from '@waystage/storage';
import { CollectorError } from '../collector-error.ts';

/** What became of one event: stored, here already, or such that no database holds it. */
export type CommitResult = AppendResult | { status: 'refused'; why: string };
/** Store the events of one request; resolves when they are on disk. */
export type GroupCommit = (events: readonly StoredEvent[]) => Promise<CommitResult[]>;

interface Waiter {
  events: readonly StoredEvent[];
  since: number;
  resolve: (results: CommitResult[]) => void;
  reject: (error: unknown) => void;
}

/** Whether the database refused what it was given (SQLSTATE classes 21, 22, 23 and 54), rather than failed. */
const ofContent = (error: unknown): boolean => /^(2[123]|54)...$/.test(String((error as { code?: unknown }).code));

/**
 * Many requests, one transaction: what arrives while a commit is under way goes into the next, so a lone request waits for
 * nobody and a crowd shares one fsync. A group that fails for its content is committed in halves, so that one event never
 * fails another. At most `lanes` commits at a time, `requests` requests or `events` events in each, and `waiting` events in
 * the queue; beyond that a request is refused at once, and one that waited longer than `age` ms is not stored any more.
 * @throws CollectorError `overloaded` (through the promise)
 */
export function groupCommit(
  append: (events: readonly StoredEvent[]) => Promise<AppendResult[]>,
  { lanes = 1, requests = 128, events: most = 4000, waiting = 50_000, age = 8000 } = {},
): GroupCommit {
  const queue: Waiter[] = [];
  let queued = 0;
  let busy = 0;
  let scheduled = false;

  function take(): Waiter[] {
    const group: Waiter[] = [];
    const now = performance.now();
    let size = 0;
    while (queue.length > 0 && group.length < requests) {
      const next = queue[0]!;
      const late = now - next.since > age;
      if (!late && size > 0 && size + next.events.length > most) break;
      queue.shift();
      queued -= next.events.length;
      if (late) next.reject(new CollectorError('overloaded'));
      else {
        group.push(next);
        size += next.events.length;
      }
    }
    return group;
  }
  async function halves(events: readonly StoredEvent[]): Promise<CommitResult[]> {
    try {
      return await append(events);
    } catch (error) {
      if (!ofContent(error)) throw error;
      if (events.length === 1) return [{ status: 'refused', why: (error as Error).message }];
      const middle = events.length >> 1;
      return [...(await halves(events.slice(0, middle))), ...(await halves(events.slice(middle)))];
    }
  }
  async function run(): Promise<void> {
    const group = take();
    if (group.length === 0) return;
    busy++;
    try {
      const results = await halves(group.flatMap((w) => w.events));
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
      queue.push({ events, since: performance.now(), resolve, reject });
      schedule();
    });
}
