import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { EngineError } from '../engine-error.ts';
import { EngineLink } from './engine-link.ts';
import { EngineThread } from './engine-thread.ts';
import type { ThreadSettings } from './thread-message.ts';

/** Milliseconds a first opening may take, and the pauses between attempts. */
const openWithin = 120_000;
const [firstPause, longestPause] = [200, 5_000];

/** The embedded database as one of the threads that use it sees it: it ends and is opened again. */
export interface SupervisedThread {
  /** The line to the one that runs, or to the next one while it opens. Rejects when it did not open, until it is tried again. */
  running(): Promise<EngineLink>;
  /** A sentence while none runs, or null. */
  restarting(): string | null;
  close(): Promise<void>;
}

/** The thread that owns the database gives others a port each, over which they are told of every database that opens. */
export interface OwnedThread extends SupervisedThread {
  /** @param rank of several threads that wait the lowest goes first; the owner's is 0 */
  share(rank: number): MessagePort;
}

/** To a thread the database is shared with: one runs, and this is the line to it; it ended, and why. */
type Shared =
  | { readonly kind: 'opened'; readonly port: MessagePort }
  | { readonly kind: 'ended'; readonly why: string };

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
): Promise<OwnedThread> {
  const shares = new Map<MessagePort, number>();
  let why: string | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  let running: EngineThread | null = null;
  let current = EngineThread.start(settings, openWithin);
  watch(await current.catch(notOpened));

  function tell(port: MessagePort, news: Shared): void {
    port.postMessage(news, news.kind === 'opened' ? [news.port] : []);
  }

  function invite(thread: EngineThread, port: MessagePort, rank: number): void {
    const line = new MessageChannel();
    thread.join(line.port1, rank);
    tell(port, { kind: 'opened', port: line.port2 });
  }

  function watch(thread: EngineThread): void {
    for (const [port, rank] of shares) invite(thread, port, rank);
    running = thread;
    void thread.ended.then((reason) => {
      running = null;
      for (const port of shares.keys()) tell(port, { kind: 'ended', why: reason.message });
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
    share(rank) {
      const { port1, port2 } = new MessageChannel();
      shares.set(port1, rank);
      port1.on('close', () => shares.delete(port1));
      port1.unref();
      if (running) invite(running, port1, rank);
      return port2;
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      const thread = await current.catch(() => null);
      await thread?.close(openWithin);
    },
  };
}

/** The database another thread owns, through the port it gave. */
export function borrowThread(port: MessagePort): SupervisedThread {
  let why: string | null = null;
  let arrive: (link: EngineLink) => void = () => {};
  let line: MessagePort | null = null;
  const next = () =>
    new Promise<EngineLink>((resolve) => {
      arrive = resolve;
    });
  let current = next();
  let open: EngineLink | null = null;
  port.on('message', (news: Shared) => {
    if (news.kind === 'ended') {
      why = `${news.why} It is being opened again.`;
      open?.finish(news.why);
      open = null;
      current = next();
      return;
    }
    why = null;
    line = news.port;
    open = new EngineLink(line);
    arrive(open);
  });
  return {
    running: () => current,
    restarting: () => why,
    async close() {
      open?.finish('The embedded database was closed.');
      line?.close();
      port.close();
    },
  };
}
