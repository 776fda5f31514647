import { Kysely, sql } from 'kysely';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { startTestPostgres } from '../../testing/start-test-postgres.ts';
import type { Engine } from '../engine.ts';
import type { EngineOptions } from '../engine-options.ts';
import { openEngine } from '../open-engine.ts';

const server = await startTestPostgres();
if (!server) console.warn('Left out: PostgreSQL. To have it: apt-get install postgresql');
afterAll(() => server?.stop());

const timeout = 60_000;
let engine: Engine | undefined;
let problems: string[] = [];
afterEach(async () => {
  await engine?.close();
  problems = [];
});

describe.for(server ? [server] : [])('on a server', (server) => {
  async function open(options: EngineOptions & { poolSize?: number } = {}) {
    const { poolSize = 2, ...rest } = options;
    engine = await openEngine({ url: server.url, poolSize }, { onProblem: ({ code }) => problems.push(code), ...rest });
    const db = new Kysely<unknown>({ dialect: engine.dialect });
    const one = async (query: string) => (await sql<{ v: unknown }>`${sql.raw(query)}`.execute(db)).rows[0]?.v;
    return { engine, db, one };
  }

  test('a crash of the server fails what ran, and nothing after it; listeners are woken', { timeout }, async () => {
    const { engine, db, one } = await open();
    const heard: string[] = [];
    await engine.listen('entries', (payload) => heard.push(payload));
    const cut = db.transaction().execute(async (tx) => {
      await sql`create table half (id int)`.execute(tx);
      await server.halt('immediate');
      await sql`select 1`.execute(tx);
    });
    await expect(cut).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    await expect(one('select 1 as v')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.start();
    expect(await one(`select to_regclass('half') as v`)).toBeNull();
    await expect.poll(() => heard, { timeout: 20_000 }).toEqual(['']);
    await one(`select pg_notify('entries', 'again') as v`);
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['', 'again']);
    expect(problems).toContain('ECONNREFUSED');
  });

  test('a statement that takes too long is cancelled by the server', { timeout }, async () => {
    const { engine, one } = await open({ answerWithin: 300 });
    await expect(one('select pg_sleep(10) as v')).rejects.toMatchObject({ code: '57014' });
    await engine.exec('select pg_sleep(0.5)', { within: 5_000 });
    await expect(engine.exec('select pg_sleep(5)', { within: 300 })).rejects.toMatchObject({ code: '57014' });
  });

  test('a transaction that nobody goes on with is ended, and its connection replaced', { timeout }, async () => {
    const { db, one } = await open({ answerWithin: 300, poolSize: 1 });
    const left = db.transaction().execute(async (tx) => {
      await sql`create table forgotten (id int)`.execute(tx);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await sql`select 1`.execute(tx);
    });
    await expect(left).rejects.toMatchObject({ code: '25P03' });
    expect(await one(`select to_regclass('forgotten') as v`)).toBeNull();
  });

  test('a server that stands still gets an answer by the deadline, and its connection is not used again', {
    timeout,
  }, async () => {
    const { db, one } = await open({ answerWithin: 1_000, poolSize: 1 });
    const frozen = (await one('select pg_backend_pid() as v')) as number;
    process.kill(frozen, 'SIGSTOP');
    const asked = performance.now();
    const transaction = db.transaction().execute((tx) => sql`select 1`.execute(tx));
    await expect(transaction).rejects.toMatchObject({ code: 'DATABASE_SILENT' });
    expect(performance.now() - asked).toBeLessThan(10_000);
    process.kill(frozen, 'SIGCONT');
    expect(await one('select pg_backend_pid() as v')).not.toBe(frozen);
  });

  test('when no connection comes free it says so', { timeout }, async () => {
    const { db } = await open({ answerWithin: 300, poolSize: 1 });
    const held = db.connection().execute(async () => {
      await expect(sql`select 1`.execute(db)).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    });
    await held;
  });

  test('a server that does not wait for its disk is told of', { timeout }, async () => {
    await (await open()).engine.exec('alter role postgres set synchronous_commit = off');
    await engine?.close();
    const { engine: again } = await open();
    expect(problems).toEqual(['DURABILITY_OFF']);
    await again.exec('alter role postgres reset synchronous_commit');
  });

  test('a session that may only read is replaced when the database may be written to again', { timeout }, async () => {
    const { engine, one } = await open({ poolSize: 1 });
    await one('create table written (id int)');
    await engine.exec('alter role postgres set default_transaction_read_only = on');
    await engine.close();
    const { one: again } = await open({ poolSize: 1 });
    await expect(again('insert into written values (1)')).rejects.toMatchObject({ code: '25006' });
    const { Client } = await import('pg');
    const mending = new Client({ connectionString: server.url, options: '-c default_transaction_read_only=off' });
    await mending.connect();
    await mending.query('alter role postgres reset default_transaction_read_only');
    await mending.end();
    await expect(again('insert into written values (2)')).resolves.toBeUndefined();
  });

  test('a database that is not UTF8 is refused with what to do', { timeout }, async () => {
    await (await open()).engine.exec("create database latin encoding 'LATIN1' template template0");
    const url = server.url.replace(/postgres$/, 'latin');
    await expect(openEngine({ url })).rejects.toMatchObject({ code: 'DATABASE_ENCODING' });
  });

  test('the parsers are its own: pg elsewhere in the process still gives bigints as strings', { timeout }, async () => {
    const { Client } = await import('pg');
    const { one } = await open();
    expect(await one('select 1::int8 as v')).toBe(1);
    const client = new Client(server.url);
    await client.connect();
    expect((await client.query('select 1::int8 as v')).rows).toEqual([{ v: '1' }]);
    await client.end();
  });
});

test('a server that is not there is an error of the opening, not of the process', { timeout }, async () => {
  await expect(openEngine({ url: 'postgres://postgres@127.0.0.1:1/postgres' })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});
