import type { StoredEvent } from '@waystage/events';
import type { AppendResult } from '@waystage/storage';
import { expect, it } from 'vitest';
import { groupCommit } from './group-commit.ts';

const events = (n: number) => Array.from({ length: n }, () => ({}) as StoredEvent);

/** A store that answers when told to. */
function slowStore() {
  const commits: { size: number; done: () => void; fail: () => void }[] = [];
  const append = (batch: readonly StoredEvent[]) =>
    new Promise<AppendResult[]>((resolve, reject) =>
      commits.push({
        size: batch.length,
        done: () => resolve(batch.map((_, offset) => ({ status: 'stored', partition: 0, offset }))),
        fail: () => reject(new Error('disk full')),
      }),
    );
  return { commits, append };
}
const turn = () => new Promise((r) => setImmediate(() => setImmediate(r)));

it('requests that arrive during a commit share the next one, each gets its own answers', async () => {
  const { commits, append } = slowStore();
  const commit = groupCommit(append);
  const first = commit(events(1));
  await turn();
  const rest = [commit(events(2)), commit(events(3))];
  await turn();
  expect(commits.map((c) => c.size)).toEqual([1]);
  commits[0]!.done();
  await first;
  await turn();
  expect(commits.map((c) => c.size)).toEqual([1, 5]);
  commits[1]!.done();
  expect((await Promise.all(rest)).map((r) => r.length)).toEqual([2, 3]);
});

it('nobody is answered before the commit, and all of a failed one are told', async () => {
  const { commits, append } = slowStore();
  const commit = groupCommit(append);
  let answered = 0;
  const waiting = [commit(events(1)), commit(events(1))].map((p) => p.then(() => answered++));
  await turn();
  expect(answered).toBe(0);
  commits[0]!.fail();
  const ends = await Promise.allSettled(waiting);
  expect(ends.map((e) => e.status)).toEqual(['rejected', 'rejected']);
});

it('beyond the queue a request is refused at once', async () => {
  const { commits, append } = slowStore();
  const commit = groupCommit(append, { waiting: 10 });
  const taken = commit(events(10));
  await expect(commit(events(1))).rejects.toMatchObject({ code: 'overloaded', statusCode: 503 });
  await turn();
  commits[0]!.done();
  expect(await taken).toHaveLength(10);
});

it('an event that no database holds fails alone; the others of its group are stored', async () => {
  const poison = { id: 'poison' } as StoredEvent;
  const commit = groupCommit(async (batch) => {
    if (batch.includes(poison)) throw Object.assign(new Error('untranslatable character'), { code: '22P05' });
    return batch.map((_, offset) => ({ status: 'stored', partition: 0, offset }));
  });
  const answers = await Promise.all([
    commit(events(3)),
    commit([...events(2), poison, ...events(2)]),
    commit(events(1)),
  ]);
  expect(answers.map((of) => of.map((r) => r.status).join(' '))).toEqual([
    'stored stored stored',
    'stored stored refused stored stored',
    'stored',
  ]);
});

it('what waited too long is refused and not stored any more', async () => {
  const { commits, append } = slowStore();
  const commit = groupCommit(append, { age: 20 });
  const first = commit(events(1));
  await turn();
  const late = commit(events(2));
  await new Promise((r) => setTimeout(r, 30));
  commits[0]!.done();
  await first;
  await expect(late).rejects.toMatchObject({ code: 'overloaded' });
  expect(commits.map((c) => c.size)).toEqual([1]);
});
