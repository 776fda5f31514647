import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openStore, openVault } from '@waystage/storage';
import { startWorker } from '@waystage/worker';
import { type FromThread, saidError, type ThreadSettings, type ToThread, work } from './work.ts';

// Entry of a thread beside the one that accepts: the pipeline runs in it, or what somebody asked for.
const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');
const say = (said: FromThread) => port.postMessage(said);
const problem = (error: unknown) => say({ kind: 'problem', error: saidError(error) });

const { engine, master, pipeline } = workerData as ThreadSettings;
// Linux has a priority for each thread: what computes for long leaves the processors to those that are waited for.
if (!pipeline && process.platform === 'linux') setPriority(10);
setInterval(() => say({ kind: 'alive' }), 1000);
const store = await openStore(engine, { onProblem: (p) => problem(Object.assign(new Error(p.message), p)) });
const vault = openVault(store.db, Buffer.from(master));
const does = work(store, vault) as unknown as Record<string, (...all: unknown[]) => Promise<unknown>>;
const worker = pipeline && (await startWorker({ store, vault, deliver: { guard: pipeline.guard }, problem }));

async function answer({ id, name, told }: Extract<ToThread, { kind: 'ask' }>): Promise<void> {
  const progress = (done: number, all: number) => say({ kind: 'progress', id, done, all });
  try {
    say({ kind: 'result', id, result: await does[name]?.(progress, ...told) });
  } catch (error) {
    say({ kind: 'failed', id, error: saidError(error) });
  }
}

port.on('message', async (asked: ToThread) => {
  if (asked.kind === 'ask') return answer(asked);
  await worker?.close().catch(problem);
  await store.close().catch(problem);
  process.exit();
});
say({ kind: 'ready' });
