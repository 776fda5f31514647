import { EngineError } from '../engine-error.ts';
import { EngineThread } from './engine-thread.ts';
import type { ThreadSettings } from './thread-message.ts';

/** Milliseconds a first opening may take, and the pauses between attempts. */
const openWithin = 120_000;
const [firstPause, longestPause] = [200, 5_000];

export interface SupervisedThread {
  /** The thread that runs, or the next one while it opens. Rejects when it did not open, until it is tried again. */
  running(): Promise<EngineThread>;
  /** A sentence while none runs, or null. */
  restarting(): string | null;
  close(): Promise<void>;
}

function notOpened(error: Error): never {
  throw new EngineError('ENGINE_NOT_OPENED', error.message, { cause: error });
}

/**
 * Keeps a database thread running: when one ends, the next opens the same directory, and finds everything that was
 * acknowledged. Attempts go on for ever (a full disk may be freed). Rejects when the first does not open.
 */
export async function superviseThread(
  settings: ThreadSettings,
  report: (error: Error & { code?: string }) => void,
): Promise<SupervisedThread> {
  let why: string | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  let current = EngineThread.start(settings, openWithin);
  watch(await current.catch(notOpened));

  function watch(thread: EngineThread): void {
    void thread.ended.then((reason) => {
      if (closed) return;
      why = `${reason.message} It is being opened again.`;
      report(reason);
      open(0);
    });
  }

  function open(attempt: number): void {
    // A recovery that is merely long gets the time it needs in the end.
    current = EngineThread.start(settings, openWithin * 2 ** attempt);
    current.then(
      (thread) => {
        why = null;
        watch(thread);
      },
      (error: Error) => {
        if (closed) return;
        why = `${error.message} It is opened again every few seconds.`;
        report(error);
        retry = setTimeout(open, Math.min(firstPause * 2 ** attempt, longestPause), attempt + 1);
      },
    );
  }

  return {
    running: () => current,
    restarting: () => why,
    async close() {
      closed = true;
      clearTimeout(retry);
      const thread = await current.catch(() => null);
      await thread?.close(openWithin);
    },
  };
}
