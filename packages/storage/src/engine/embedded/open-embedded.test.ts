import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDataDirectory } from '../../testing/new-data-directory.ts';
import type { Engine } from '../engine.ts';
import type { EngineOptions } from '../engine-options.ts';
import { openEngine } from '../open-engine.ts';
import { EngineThread } from './engine-thread.ts';
import { ThreadSocket } from './thread-socket.ts';

const timeout = 120_000;
let dir: string;
let engine: Engine | undefined;
let problems: string[];
beforeEach(async () => {
  dir = await newDataDirectory();
  problems = [];
}, timeout);
afterEach(async () => {
  await engine?.close();
  engine = undefined;
  rmSync(dir, { recursive: true });
}, timeout);

async function open(options: EngineOptions = {}) {
  engine = await openEngine({ dir }, { onProblem: ({ code }) => problems.push(code), ...options });
  const db = new Kysely<{ kept: { id: number } }>({ dialect: engine.dialect });
  const one = async (query: string) => (await sql<{ v: unknown }>`${sql.raw(query)}`.execute(db)).rows[0]?.v;
  return { engine, db, one };
}
const forEver = 'do $$ begin loop end loop; end $$';

test('a statement without an answer ends; the next ones, and the listeners, find a new session', {
  timeout,
}, async () => {
  const { engine, db, one } = await open({ answerWithin: 20_000 });
  await engine.exec('create table kept (id int8)');
  const heard: string[] = [];
  await engine.listen('entries', (payload) => heard.push(payload));
  const spinning = engine.exec(forEver, { within: 500 });
  const waiting = db.insertInto('kept').values({ id: 1 }).execute();
  await expect(spinning).rejects.toMatchObject({ code: 'ENGINE_RESTARTED' });
  expect(engine.unavailable()).toContain('opened again');
  await waiting;
  expect(engine.unavailable()).toBeNull();
  expect(problems).toEqual(['ENGINE_RESTARTED']);
  await one(`select pg_notify('entries', 'again') as v`);
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['', 'again']);
  expect(await one('select count(*) as v from kept')).toBe(1);
});

test('a transaction cut off by a restart fails at its next statement and leaves nothing', { timeout }, async () => {
  const { engine, db, one } = await open({ answerWithin: 2_000 });
  await engine.exec('create table kept (id int8)');
  const transaction = db.transaction().execute(async (tx) => {
    await tx.insertInto('kept').values({ id: 1 }).execute();
    await sql.raw(forEver).execute(tx);
  });
  await expect(transaction).rejects.toMatchObject({ code: 'ENGINE_RESTARTED' });
  await expect.poll(() => engine.unavailable(), { timeout: 60_000 }).toBeNull();
  expect(await one('select count(*) as v from kept')).toBe(0);
});

test('exec may take longer than a statement, when it says so', { timeout }, async () => {
  const { engine } = await open({ answerWithin: 500 });
  const slow = `do $$ declare start timestamptz := clock_timestamp(); begin
    while clock_timestamp() < start + interval '1.5 s' loop end loop; end $$`;
  await engine.exec(slow, { within: 60_000 });
  expect(problems).toEqual([]);
});

test('below the watermark it says how much is free and how much is needed', { timeout }, async () => {
  const { engine } = await open({ minFreeBytes: 2 ** 60 });
  expect(engine.unavailable()).toMatch(
    /^Only \d+ MB are free on the disk of .* below 1099511627776 MB; free some space\.$/,
  );
  expect(problems).toEqual(['DISK_LOW']);
});

test('the log is checkpointed and the tables are vacuumed without being asked', { timeout }, async () => {
  const { engine, one } = await open({ lookEvery: 20 });
  await engine.exec('create table kept (id int8, body text)');
  const redo = 'select redo_lsn::text as v from pg_control_checkpoint()';
  const before = await one(redo);
  await engine.exec(
    `insert into kept select id, repeat('x', 1000) from generate_series(1, 20000) as id; delete from kept`,
  );
  await expect.poll(() => one(redo), { timeout: 60_000 }).not.toBe(before);
  await expect
    .poll(() => one(`select vacuum_count as v from pg_stat_user_tables where relname = 'kept'`), { timeout: 60_000 })
    .toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

test('a connection that was left inside a transaction leaves nothing to the next', { timeout }, async () => {
  const thread = await EngineThread.start({ directory: join(dir, 'postgres') }, timeout);
  const connect = async () => {
    const client = new Client({
      stream: () => new ThreadSocket(() => Promise.resolve(thread), timeout),
      ...{ host: 'embedded', user: 'postgres', password: '', database: 'postgres', ssl: false },
    });
    await client.connect();
    return client;
  };
  const first = await connect();
  await first.query('begin');
  await first.query('create table half (id int)');
  await first.end();
  const second = await connect();
  expect((await second.query(`select to_regclass('half') as v`)).rows).toEqual([{ v: null }]);
  await second.end();
  await thread.close(timeout);
});

test('a directory that cannot be one is refused in one sentence', async () => {
  const file = join(dir, 'postgres', 'PG_VERSION');
  await expect(openEngine({ dir: file })).rejects.toMatchObject({
    code: 'DATA_DIRECTORY_UNUSABLE',
    message: expect.stringContaining(`The data directory ${file} cannot be used: EEXIST`),
  });
});

test('data of another major version is refused in one sentence', { timeout }, async () => {
  writeFileSync(join(dir, 'postgres', 'PG_VERSION'), '17\n');
  await expect(open()).rejects.toMatchObject({
    code: 'DATA_DIRECTORY_VERSION',
    message: expect.stringContaining('PostgreSQL 17'),
  });
});

test('a database that does not open says what PostgreSQL said, and gives the lock back', { timeout }, async () => {
  appendFileSync(join(dir, 'postgres', 'postgresql.conf'), 'max_connections = many\n');
  const said = { code: 'ENGINE_NOT_OPENED', message: expect.stringContaining('postgresql.conf" contains errors') };
  await expect(open()).rejects.toMatchObject(said);
  await expect(open()).rejects.toMatchObject(said);
});
