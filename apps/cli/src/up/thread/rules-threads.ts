import { type KeptThread, keepThread } from './keep-thread.ts';
import type { Ask, Progress, ThreadSettings } from './work.ts';

/** Threads at a time, and how many that ask may wait for one. */
const [most, mostWaiting] = [2, 20];
/** Milliseconds a thread that has nothing to do is kept: the next question comes soon, or not for days. */
const idleFor = 30_000;
/** Seconds one step of a computation may take. */
const silentFor = 60;

/**
 * Threads for what takes long and is asked for now and then (a deploy's proofs, a backtest, a replay): made when they are
 * needed, each for one piece of work at a time.
 */
export function rulesThreads(
  settings: () => ThreadSettings,
  problem: (error: unknown) => void,
): { ask: Ask; close(): Promise<void> } {
  const idle = new Map<KeptThread, NodeJS.Timeout>();
  const all = new Set<KeptThread>();
  const waiting: (() => void)[] = [];
  let closed = false;

  function start(): KeptThread {
    const thread = keepThread({ name: 'rules', settings, silentFor, again: false, problem });
    all.add(thread);
    void thread.over.then(() => {
      all.delete(thread);
      clearTimeout(idle.get(thread));
      idle.delete(thread);
      waiting.shift()?.();
    });
    return thread;
  }

  async function take(): Promise<KeptThread> {
    for (;;) {
      if (closed) throw refused('Waystage is being stopped.');
      const [rested] = idle.keys();
      if (rested) {
        clearTimeout(idle.get(rested));
        idle.delete(rested);
        return rested;
      }
      if (all.size < most) return start();
      if (waiting.length >= mostWaiting)
        throw refused(`${most + mostWaiting} computations on rules run or wait already; try again later.`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  function giveBack(thread: KeptThread): void {
    if (!all.has(thread)) return;
    idle.set(
      thread,
      setTimeout(() => void thread.close(), idleFor),
    );
    waiting.shift()?.();
  }

  const ask = async (name: string, progress: Progress, ...told: unknown[]) => {
    const thread = await take();
    try {
      await thread.ready;
      return await (thread.ask as (...all: unknown[]) => Promise<unknown>)(name, progress, ...told);
    } finally {
      giveBack(thread);
    }
  };
  return {
    ask: ask as unknown as Ask,
    async close() {
      closed = true;
      for (const go of waiting.splice(0)) go();
      await Promise.all([...all].map((thread) => thread.close(0)));
    },
  };
}

function refused(message: string): Error {
  return Object.assign(new Error(message), { code: 'RULES_BUSY', statusCode: 503 });
}
