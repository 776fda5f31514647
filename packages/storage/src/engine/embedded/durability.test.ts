import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDataDirectory } from '../../testing/new-data-directory.ts';
import { openEngine } from '../open-engine.ts';
import { EngineThread } from './engine-thread.ts';

const timeout = 120_000;
let dir: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  dir = await newDataDirectory();
}, timeout);
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

const evaluate = (program: string) => ['--input-type=module-typescript', '--eval', program];
const cwd = import.meta.dirname;

/** Runs a program, tells each piece of what it prints, and resolves when it has ended. */
function run(program: string, told: (text: string, child: ChildProcess) => void): Promise<unknown> {
  const child = spawn(process.execPath, evaluate(program), { cwd });
  children.push(child);
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => told(String(text), child));
  return new Promise((resolve) => child.once('close', resolve));
}

/** Inserts 1, 2, 3... and prints each number when it was acknowledged. */
const insertForEver = (last = Infinity) => `
  import { Kysely, sql } from 'kysely';
  import { openEngine } from ${JSON.stringify(new URL('../open-engine.ts', import.meta.url).href)};
  const engine = await openEngine({ dir: ${JSON.stringify(dir)} }, { lookEvery: 20 });
  const db = new Kysely({ dialect: engine.dialect });
  await engine.exec('create table if not exists kept (id int8 primary key, body text)');
  const { rows } = await sql\`select coalesce(max(id), 0)::int8 as last from kept\`.execute(db);
  for (let id = rows[0].last + 1; id <= ${last}; id += 1) {
    await sql\`insert into kept values (\${id}, repeat('x', 3000))\`.execute(db);
    process.stdout.write(id + '\\n');
  }
  await engine.close();
`;

async function stored(): Promise<Set<number>> {
  const engine = await openEngine({ dir });
  const db = new Kysely<{ kept: { id: number } }>({ dialect: engine.dialect });
  const rows = await db.selectFrom('kept').select('id').execute();
  await engine.close();
  return new Set(rows.map(({ id }) => id));
}

test('each commit is an fsync of its own, and a read is none', { timeout }, async () => {
  const query = (text: string) => Buffer.from(`Q\0\0\0${String.fromCharCode(text.length + 5)}${text}\0`, 'latin1');
  const thread = await EngineThread.start({ directory: join(dir, 'postgres') }, timeout);
  const fsyncsOf = async (text: string, times: number) => {
    const before = thread.fsyncs;
    for (let i = 0; i < times; i += 1) await thread.ask(query(text), timeout);
    return thread.fsyncs - before;
  };
  await fsyncsOf('create table kept (id int)', 1);
  expect(await fsyncsOf('insert into kept values (1)', 50)).toBeGreaterThanOrEqual(50);
  expect(await fsyncsOf('select * from kept', 50)).toBe(0);
  await thread.close(timeout);
});

test('those fsyncs reach the operating system', { timeout }, () => {
  const strace = existsSync('/usr/bin/strace');
  if (!strace) console.warn('Left out: counting system calls. To have it: apt-get install strace');
  const trace = join(dir, 'trace');
  const program = insertForEver(100);
  if (strace)
    execFileSync('strace', ['-f', '-e', 'trace=fsync', '-o', trace, process.execPath, ...evaluate(program)], {
      cwd: import.meta.dirname,
    });
  expect(strace ? readFileSync(trace, 'utf8').match(/fsync\(\d+\) += 0/g)?.length : 100).toBeGreaterThanOrEqual(100);
});

test('what was acknowledged before kill -9 is there, three times over', { timeout }, async () => {
  for (const round of [1, 2, 3]) {
    let acknowledged = '';
    await run(insertForEver(), (text, child) => {
      acknowledged += text;
      if (acknowledged.length > 800 * round) child.kill('SIGKILL');
    });
    const ids = acknowledged.split('\n').slice(0, -1).map(Number);
    expect(ids.length).toBeGreaterThan(100);
    const kept = await stored();
    expect(ids.filter((id) => !kept.has(id))).toEqual([]);
  }
});

/** Runs the database in the main thread of a process in which a function of fs fails from the n-th call on. */
const failing = (name: string, code: string) => `
  import fs from 'node:fs';
  const say = fs.writeSync;
  import { openPglite } from ${JSON.stringify(new URL('./open-pglite.ts', import.meta.url).href)};
  const { pglite } = await openPglite({ directory: ${JSON.stringify(join(dir, 'postgres'))} }, (said) => {
    say(1, 'panicked: ' + said + '\\n');
    process.exit(1);
  });
  await pglite.exec('create table kept (id int)');
  const original = fs.${name};
  let calls = 0;
  fs.${name} = (...all) => {
    if ((calls += 1) > 20) throw Object.assign(new Error('${code}'), { code: '${code}' });
    return original(...all);
  };
  for (let id = 1; ; id += 1) {
    await pglite.query('insert into kept values ($1)', [id]);
    say(1, id + '\\n');
  }
`;

test.for([
  ['fsyncSync', 'EIO', /^panicked: could not fsync file .*: I\/O error/m],
  ['writeSync', 'ENOSPC', /^panicked: could not write to log file .*: No space left on device/m],
] as const)(
  'a %s that fails with %s ends the database at once, and nothing unstored is acknowledged',
  { timeout },
  async ([name, code, said]) => {
    let output = '';
    await run(failing(name, code), (text) => {
      output += text;
    });
    expect(output).toMatch(said);
    const ids = [...output.matchAll(/^\d+$/gm)].map(([id]) => Number(id));
    expect(ids.length).toBeGreaterThan(5);
    const kept = await stored();
    expect(ids.filter((id) => !kept.has(id))).toEqual([]);
  },
);
