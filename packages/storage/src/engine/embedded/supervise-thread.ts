import { setTimeout as sleep } from 'node:timers/promises';
import { EngineError } from '../engine-error.ts';
import { EngineThread } from './engine-thread.ts';
import type { ThreadSettings } from './thread-message.ts';

/** Milliseconds a first opening may take, and the pauses between attempts. */
const openWithin = 120_000;
const [firstPause, longestPause] = [200, 10_000];

export interface SupervisedThread {
  /** The thread that runs, or, while it starts again, the next one. */
  running(): Promise<EngineThread>;
  /** A sentence while there is none, or null. */
  restarting(): string | null;
  close(): Promise<void>;
}

/**
 * Keeps a database thread running: when one ends, the next opens the same directory, and finds everything that was
 * acknowledged. Attempts go on for ever (a full disk may be freed). Rejects when the first does not open.
 */
export async function superviseThread(
  settings: ThreadSettings,
  report: (error: Error & { code?: string }) => void,
): Promise<SupervisedThread> {
  const closed = new AbortController();
  let why: string | null = null;
  let current = EngineThread.start(settings, openWithin);
  watch(await current);

  function watch(thread: EngineThread): void {
    void thread.ended.then((reason) => {
      if (closed.signal.aborted) return;
      why = `${reason.message} It is being opened again.`;
      report(reason);
      current = startAgain();
      current.catch(() => {});
    });
  }

  async function startAgain(attempt = 0): Promise<EngineThread> {
    if (attempt > 0)
      await sleep(Math.min(firstPause * 2 ** attempt, longestPause), undefined, { signal: closed.signal });
    if (closed.signal.aborted) throw new EngineError('ENGINE_CLOSED', 'The database is closed.');
    try {
      // A recovery that is merely long gets the time it needs in the end.
      const thread = await EngineThread.start(settings, openWithin * 2 ** attempt);
      why = null;
      watch(thread);
      return thread;
    } catch (error) {
      report(error as Error);
      return startAgain(attempt + 1);
    }
  }

  return {
    running: () => current,
    restarting: () => why,
    async close() {
      closed.abort();
      const thread = await current.catch(() => null);
      await thread?.close(openWithin);
    },
  };
}
