import { rm } from 'node:fs/promises';
import { Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newDataDirectory } from '../../testing/new-data-directory.ts';
import type { Engine } from '../engine.ts';
import { openEngine } from '../open-engine.ts';

interface Tables {
  kept: { who: string };
}
const timeout = 60_000;
let dir: string;
let owner: Engine;
const borrowed: Engine[] = [];
const problems: string[] = [];
beforeAll(async () => {
  dir = await newDataDirectory();
  owner = await openEngine({ dir }, { answerWithin: 20_000, onProblem: ({ code }) => problems.push(code) });
  await owner.exec('create table kept (who text)');
}, timeout);
afterEach(async () => {
  for (const engine of borrowed.splice(0)) await engine.close();
  await owner.exec('delete from kept');
});
afterAll(async () => {
  await owner.close();
  await rm(dir, { recursive: true });
}, timeout);

const dbOf = (engine: Engine) => new Kysely<Tables>({ dialect: engine.dialect });
async function borrow(rank = 1, answerWithin = 20_000): Promise<Engine> {
  const engine = await openEngine(owner.share({ rank, poolSize: 1 }), { answerWithin });
  borrowed.push(engine);
  return engine;
}
const put = (db: Kysely<Tables>, who: string) => db.insertInto('kept').values({ who }).execute();
const kept = async () => (await dbOf(owner).selectFrom('kept').select('who').execute()).map((row) => row.who);

test('statements of others wait for the end of a transaction, and see none of it when it fails', {
  timeout,
}, async () => {
  const db = dbOf(await borrow());
  let others: Promise<unknown> = Promise.resolve();
  const failed = db.transaction().execute(async (tx) => {
    await put(tx, 'half');
    others = put(dbOf(owner), 'whole');
    await put(tx, 'half');
    throw new Error('not this one');
  });
  await expect(failed).rejects.toThrow('not this one');
  await others;
  expect(await kept()).toEqual(['whole']);
});

test('what one notifies the others hear, also those who wait in a transaction', { timeout }, async () => {
  const engine = await borrow();
  const heard: string[] = [];
  for (const [name, each] of Object.entries({ owner, engine }))
    await each.listen('news', (payload) => heard.push(`${name} ${payload}`));
  for (const each of [owner, engine]) await sql`select pg_notify('news', 'twice')`.execute(dbOf(each));
  const all = ['engine twice', 'engine twice', 'owner twice', 'owner twice'];
  await expect.poll(() => heard.sort()).toEqual(all);
});

test('a thread that goes in the middle of a transaction leaves nothing, and holds nobody up', { timeout }, async () => {
  const { port } = owner.share({ rank: 1, poolSize: 1 }) as Extract<ReturnType<Engine['share']>, { port: unknown }>;
  const db = dbOf(await openEngine({ port }));
  const gone = new Promise<void>((resolve) => {
    void db
      .transaction()
      .execute(async (tx) => {
        await put(tx, 'half');
        resolve();
        await new Promise(() => {});
      })
      .catch(() => {});
  });
  await gone;
  const waiting = put(dbOf(owner), 'whole');
  const later = performance.now();
  await waiting;
  // Nobody said that it is gone: it is found out because others wait.
  expect(performance.now() - later).toBeLessThan(15_000);
  expect(await kept()).toEqual(['whole']);
  port.close();
});

test('a statement that waits too long for another transaction fails alone; the database goes on', {
  timeout,
}, async () => {
  const db = dbOf(await borrow(1, 1_000));
  await dbOf(owner)
    .transaction()
    .execute(async (tx) => {
      await put(tx, 'whole');
      await expect(put(db, 'late')).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    });
  await put(db, 'again');
  expect(await kept()).toEqual(['whole', 'again']);
  expect(problems).toEqual([]);
});

test('after a restart of the database every thread finds it again, and its listeners are woken', {
  timeout,
}, async () => {
  const engine = await borrow();
  const heard: string[] = [];
  await engine.listen('news', (payload) => heard.push(payload));
  await expect(owner.exec('do $$ begin loop end loop; end $$', { within: 500 })).rejects.toMatchObject({
    code: 'ENGINE_RESTARTED',
  });
  await expect.poll(() => engine.unavailable()).toContain('opened again');
  await put(dbOf(engine), 'after');
  await expect.poll(() => heard).toEqual(['']);
  await sql`select pg_notify('news', 'again')`.execute(dbOf(owner));
  await expect.poll(() => heard).toEqual(['', 'again']);
});
