import { randomBytes, randomUUID } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { EventLog } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import { afterEach, expect, it } from 'vitest';
import { type KeptThread, keepThread } from '../src/up/thread/keep-thread.ts';

const master = randomBytes(32);
const kept: KeptThread[] = [];
const started: Worker[] = [];
const problems: string[] = [];
const problem = (error: unknown) => void problems.push((error as Error).message);
process.on('worker', (worker) => started.push(worker));
afterEach(async () => {
  for (const thread of kept.splice(0)) await thread.close();
  started.length = 0;
  problems.length = 0;
});

const waits = { timeout: 20_000 };
function stuckThread(again: boolean): KeptThread {
  const entry = new URL('./stuck-thread.ts', import.meta.url);
  const settings = () => ({ engine: { url: '', poolSize: 1 }, master, pipeline: null });
  const thread = keepThread({ name: 'rules', settings, silentFor: 2, again, problem, entry });
  kept.push(thread);
  return thread;
}

it('a thread that does not answer is ended; who asked is told, and the next one starts', waits, async () => {
  const thread = stuckThread(true);
  await thread.ready;
  await expect(thread.ask('journeys', () => {})).rejects.toMatchObject({
    code: 'THREAD_ENDED',
    message: 'The rules thread has not answered for 2 seconds and was ended.',
  });
  expect(problems).toEqual(['The rules thread has not answered for 2 seconds and was ended.']);
  await expect.poll(() => started.length, { timeout: 5000 }).toBe(2);
});

it('closing waits for a busy thread no longer than it is told', waits, async () => {
  const thread = stuckThread(false);
  await thread.ready;
  const asked = expect(thread.ask('journeys', () => {})).rejects.toMatchObject({ code: 'THREAD_ENDED' });
  const before = performance.now();
  await thread.close(500);
  expect(performance.now() - before).toBeLessThan(3000);
  await asked;
});

eachEngine('the pipeline in a thread of its own', (store) => {
  it('goes on after its thread has died in the middle of its work', { timeout: 60_000 }, async () => {
    const settings = () => ({
      engine: store().engine.share({ rank: 1, poolSize: 4 }),
      master,
      pipeline: { guard: {} },
    });
    const thread = keepThread({ name: 'pipeline', settings, silentFor: 10, again: true, problem });
    kept.push(thread);
    await thread.ready;
    const before = started.length;
    const tell = (company: string) => {
      const stamp = { id: randomUUID(), site: 'main', at: Date.now(), received: Date.now(), verified: true };
      const form = { ...stamp, company, person: `per_${company}`, event: 'form', name: 'demo' };
      return store().inbox.append([form] as Parameters<EventLog['append']>[0]);
    };
    const logged = async () =>
      (await store().db.selectFrom('company').select('domain').orderBy('domain').execute()).map((c) => c.domain);
    await tell('a.no');
    await expect.poll(logged, waits).toEqual(['a.no']);
    await Promise.all([...'bcdef'].map((name) => tell(`${name}.no`)));
    await started.at(-1)?.terminate();
    await tell('g.no');
    await expect.poll(logged, waits).toEqual([...'abcdefg'].map((name) => `${name}.no`));
    expect(started.length).toBeGreaterThan(before);
    expect(problems).toContain('The pipeline thread ended.');
  });
});
