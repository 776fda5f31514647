import { rm } from 'node:fs/promises';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDataDirectory } from '../testing/new-data-directory.ts';
import { startTestPostgres } from '../testing/start-test-postgres.ts';
import type { Engine } from './engine.ts';
import { openEngine } from './open-engine.ts';

interface Tables {
  counter: { name: string; value: number };
}
interface Place {
  open(): Promise<Engine>;
  remove(): Promise<void>;
}

const postgres = await startTestPostgres();
if (!postgres) console.warn('Left out: the engine on PostgreSQL. To have it: apt-get install postgresql');
afterAll(() => postgres?.stop());
const places: [Engine['kind'], () => Promise<Place>][] = [['embedded', embedded]];
if (postgres) places.push(['postgres', async () => ({ open: () => openEngine(postgres), remove: async () => {} })]);

async function embedded(): Promise<Place> {
  const dir = await newDataDirectory();
  return { open: () => openEngine({ dir }), remove: () => rm(dir, { recursive: true }) };
}

const timeout = 120_000;
const poll = { timeout: 10_000 };
const at = new Date('2026-03-29T01:30:00.123Z');
/** [type, what goes in, what comes back] */
const values: [string, unknown, unknown][] = [
  ['text', 'Bjørn Åsen, Ærø ✓', 'Bjørn Åsen, Ærø ✓'],
  ['text', '', ''],
  ['text', null, null],
  ['int4', 42, 42],
  ['int8', 9_007_199_254_740_991, 9_007_199_254_740_991],
  ['int8', -1, -1],
  ['float8', 0.1, 0.1],
  ['numeric', '12345678901234567890.10', '12345678901234567890.10'],
  ['boolean', true, true],
  ['boolean', false, false],
  ['timestamptz', at, at],
  ['timestamptz', at.toISOString(), at],
  ['date', '2026-03-29', '2026-03-29'],
  ['uuid', '0190b5a0-0000-7000-8000-000000000001', '0190b5a0-0000-7000-8000-000000000001'],
  ['bytea', Buffer.from([0, 255, 39, 92]), Buffer.from([0, 255, 39, 92])],
  ['jsonb', JSON.stringify({ a: [1, null, 'å'] }), { a: [1, null, 'å'] }],
  ['jsonb', JSON.stringify([]), []],
  ['jsonb', JSON.stringify('a "word"'), 'a "word"'],
  ['jsonb', 'null', null],
  ['text[]', ['a,b', 'c"d', '\\', '', null], ['a,b', 'c"d', '\\', '', null]],
  ['text[]', [], []],
  ['int8[]', [1, 9_007_199_254_740_991, null], [1, 9_007_199_254_740_991, null]],
  ['int4[]', [1, 2], [1, 2]],
  ['numeric[]', ['1.50'], ['1.50']],
  ['date[]', ['2026-03-29'], ['2026-03-29']],
  ['timestamptz[]', [at], [at]],
  ['jsonb[]', [JSON.stringify({ a: 1 })], [{ a: 1 }]],
  ['bytea[]', [Buffer.from('å')], [Buffer.from('å')]],
];

describe.for(places)('%s', ([kind, make]) => {
  let place: Place;
  let engine: Engine;
  let db: Kysely<Tables>;
  beforeAll(async () => {
    place = await make();
    engine = await place.open();
    db = new Kysely<Tables>({ dialect: engine.dialect });
    await engine.exec('create table counter (name text primary key, value int8 not null)');
  }, timeout);
  afterAll(async () => {
    await engine.close();
    await place.remove();
  }, timeout);
  const one = async (query: string) => (await sql<{ v: unknown }>`${sql.raw(query)}`.execute(db)).rows[0]?.v;

  test('says what it is', () => {
    expect(engine).toMatchObject({ kind, durability: 'fsync' });
    expect(engine.unavailable()).toBeNull();
  });

  test.for(values)('%s %j comes back as %j', async ([type, into, back]) => {
    const { rows } = await sql<{ v: unknown }>`select ${into}::${sql.raw(type)} as v`.execute(db);
    expect(rows[0]?.v).toStrictEqual(back);
  });

  test('a count is a number, and a sum of bigints a string', async () => {
    expect(await one('select count(*) as v from counter where false')).toBe(0);
    expect(await one('select sum(v) as v from (values (1::int8), (2)) as t (v)')).toBe('3');
  });

  test('a bigint that a number cannot hold is refused, not rounded', async () => {
    await expect(one('select 9007199254740993 as v')).rejects.toThrow('9007199254740993 is too large');
    expect(await one('select 1 as v')).toBe(1);
  });

  test('an update says how many rows it changed', async () => {
    await db.insertInto('counter').values({ name: 'rows', value: 1 }).execute();
    const { numUpdatedRows } = await db
      .updateTable('counter')
      .set({ value: 2 })
      .where('name', '=', 'rows')
      .executeTakeFirstOrThrow();
    expect(numUpdatedRows).toBe(1n);
  });

  test('a parameter of 8 MB goes in and comes back', async () => {
    const long = 'ø'.repeat(4 * 1024 ** 2);
    const { rows } = await sql<{ v: string }>`select ${long}::text as v`.execute(db);
    expect(rows[0]?.v === long).toBe(true);
  });

  test('an error has its SQLSTATE and constraint, and the transaction leaves nothing', async () => {
    const twice = db.transaction().execute(async (tx) => {
      await tx.insertInto('counter').values({ name: 'twice', value: 1 }).execute();
      await tx.insertInto('counter').values({ name: 'twice', value: 2 }).execute();
    });
    await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'counter_pkey' });
    expect(await one(`select count(*) as v from counter where name = 'twice'`)).toBe(0);
  });

  test('concurrent transactions do not see into each other', async () => {
    await db.insertInto('counter').values({ name: 'shared', value: 0 }).execute();
    const increment = () =>
      db.transaction().execute(async (tx) => {
        const { value } = await tx
          .selectFrom('counter')
          .select('value')
          .where('name', '=', 'shared')
          .forUpdate()
          .executeTakeFirstOrThrow();
        await tx
          .updateTable('counter')
          .set({ value: value + 1 })
          .where('name', '=', 'shared')
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, increment));
    expect(await one(`select value as v from counter where name = 'shared'`)).toBe(20);
  });

  test('exec runs several statements, all or nothing', async () => {
    await expect(engine.exec('create table half (id int); select no_such_column')).rejects.toMatchObject({
      code: '42703',
    });
    expect(await one(`select to_regclass('half') as v`)).toBeNull();
    await engine.exec(`create table whole (id int); insert into whole values (1), (2)`);
    expect(await one('select count(*) as v from whole')).toBe(2);
  });

  test('a listener hears what was committed, not what was rolled back, and nothing after it stopped', async () => {
    const heard: string[] = [];
    const stop = await engine.listen('new Entries', (payload) => heard.push(payload));
    const stopSecond = await engine.listen('new Entries', (payload) => heard.push(`second ${payload}`));
    const notify = (payload: string) => sql`select pg_notify('new Entries', ${payload})`.execute(db);
    const rolledBack = db.transaction().execute(async (tx) => {
      await sql`select pg_notify('new Entries', 'never')`.execute(tx);
      throw new Error('back');
    });
    await expect(rolledBack).rejects.toThrow('back');
    await notify('å');
    await expect.poll(() => heard, poll).toEqual(['å', 'second å']);
    await stop();
    await notify('b');
    await expect.poll(() => heard, poll).toEqual(['å', 'second å', 'second b']);
    await stopSecond();
    await notify('c');
    await notify('d');
    expect(heard).toHaveLength(3);
  });

  test('is there again after closing, and closed twice is closed', { timeout }, async () => {
    const other = await make();
    const first = await other.open();
    await first.exec('create table if not exists kept (id int); insert into kept values (7)');
    await first.close();
    await first.close();
    const db = new Kysely<Tables>({ dialect: first.dialect });
    await expect(first.exec('select 1')).rejects.toMatchObject({ code: 'ENGINE_CLOSED' });
    await expect(db.selectFrom('counter').execute()).rejects.toMatchObject({ code: 'ENGINE_CLOSED' });
    const second = await other.open();
    const { rows } = await sql<{ id: number }>`select id from kept`.execute(new Kysely({ dialect: second.dialect }));
    expect(rows).toEqual([{ id: 7 }]);
    await second.close();
    await other.remove();
  });
});
