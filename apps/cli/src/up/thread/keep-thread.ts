import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Ask, errorOf, type FromThread, type Progress, type ThreadSettings, type ToThread } from './work.ts';

/** A thread that is started again when it ends, or is ended because it does not answer. */
export interface KeptThread {
  ask: Ask;
  /** resolves when it is first ready; rejects when it ended before that */
  ready: Promise<void>;
  /** resolves when it has ended for good */
  over: Promise<void>;
  /** ends after what is under way, or is cut off after `patience` ms; safe to call twice */
  close(patience?: number): Promise<void>;
}

export interface KeptThreadOptions {
  /** for the log */
  name: string;
  settings: () => ThreadSettings;
  /** seconds without a sign of life after which it is cut off */
  silentFor: number;
  /** whether another follows when it ends */
  again: boolean;
  problem: (error: unknown) => void;
  /** the file that runs in it */
  entry?: URL;
}

const workThread = new URL(`./work-thread${extname(import.meta.url)}`, import.meta.url);
/** Milliseconds between two looks; a process that was stopped for an hour counts as one. */
const look = 1000;
/** Looks until a thread that starts has to be ready: a database may have to recover. */
const startWithin = 60;
const [firstPause, longestPause] = [200, 10_000];
/** of a thread (MB): when it is used up the thread ends, not the process */
const memory = 1024;

/** Start a thread and keep it. */
export function keepThread({
  name,
  settings,
  silentFor,
  again,
  problem,
  entry = workThread,
}: KeptThreadOptions): KeptThread {
  const asked = new Map<
    number,
    { resolve: (result: unknown) => void; reject: (error: Error) => void; progress: Progress }
  >();
  const ready = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  let asks = 0;
  let failures = 0;
  let closing = false;
  let retry: NodeJS.Timeout | undefined;
  let current: Worker | null = null;

  function start(): void {
    const workerData = settings();
    const { engine } = workerData;
    const worker = new Worker(entry, {
      workerData,
      transferList: 'port' in engine ? [engine.port] : [],
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    current = worker;
    let isReady = false;
    let silent = 0;
    let why = `The ${name} thread ended.`;
    const clock = setInterval(() => {
      silent += 1;
      if (silent < (isReady ? silentFor : startWithin)) return;
      why = `The ${name} thread has not answered for ${silent} seconds and was ended.`;
      void worker.terminate();
    }, look);
    worker.on('message', (said: FromThread) => {
      silent = 0;
      if (said.kind === 'ready') {
        isReady = true;
        failures = 0;
        ready.resolve();
      } else hear(said);
    });
    worker.on('error', (error) => {
      why = `The ${name} thread failed: ${error.message}`;
      ready.reject(error);
    });
    worker.on('exit', () => {
      clearInterval(clock);
      current = null;
      const error = Object.assign(new Error(why), { code: 'THREAD_ENDED', statusCode: 503 });
      for (const { reject } of asked.values()) reject(error);
      asked.clear();
      ready.reject(error);
      if (closing) return over.resolve();
      problem(error);
      if (!again) return over.resolve();
      retry = setTimeout(start, Math.min(firstPause * 2 ** failures, longestPause));
      failures += 1;
    });
  }

  function hear(said: FromThread): void {
    if (said.kind === 'problem') problem(errorOf(said.error));
    else if (said.kind === 'progress') asked.get(said.id)?.progress(said.done, said.all);
    else if (said.kind === 'result' || said.kind === 'failed') {
      const call = asked.get(said.id);
      asked.delete(said.id);
      if (said.kind === 'result') call?.resolve(said.result);
      else call?.reject(errorOf(said.error));
    }
  }

  const send = (message: ToThread) => current?.postMessage(message);
  const ask = (what: string, progress: Progress, ...told: unknown[]) =>
    new Promise((resolve, reject) => {
      if (!current) {
        const message = `The ${name} thread is being started again; try again in a few seconds.`;
        reject(Object.assign(new Error(message), { code: 'THREAD_ENDED', statusCode: 503 }));
        return;
      }
      asks += 1;
      asked.set(asks, { resolve, reject, progress });
      send({ kind: 'ask', id: asks, name: what as 'deploy', told });
    });

  start();
  return {
    ask: ask as Ask,
    ready: ready.promise,
    over: over.promise,
    async close(patience = 4000) {
      closing = true;
      clearTimeout(retry);
      if (!current) over.resolve();
      send({ kind: 'stop' });
      const cut = setTimeout(() => void current?.terminate(), patience);
      await over.promise;
      clearTimeout(cut);
    },
  };
}
