import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from '../open-engine.ts';
import { lockDirectory } from './lock-directory.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waystage-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

async function processWithLock() {
  const program = `
    import { lockDirectory } from ${JSON.stringify(new URL('./lock-directory.ts', import.meta.url).href)};
    lockDirectory(${JSON.stringify(dir)});
    // whoever forgets what it was given keeps the lock all the same
    gc();
    process.stdout.write('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module-typescript', '--eval', program]);
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { pid: child.pid, end };
}

test('a second process is refused with the pid of the first and the directory', async () => {
  const other = await processWithLock();
  const refused = openEngine({ dir });
  await expect(refused).rejects.toMatchObject({
    code: 'DATA_DIRECTORY_IN_USE',
    message: `The data directory ${dir} is in use by process ${other.pid}; stop that process, or give this one a directory of its own.`,
  });
  await other.end('SIGTERM');
});

test('a process that stands still keeps its lock', async () => {
  const other = await processWithLock();
  process.kill(other.pid ?? 0, 'SIGSTOP');
  expect(() => lockDirectory(dir)).toThrow('is in use');
  await other.end('SIGKILL');
});

test('kill -9 gives the lock back, whatever was left behind and whoever has that pid now', async () => {
  const other = await processWithLock();
  await other.end('SIGKILL');
  writeFileSync(join(dir, 'owner'), `${process.ppid}\n`);
  lockDirectory(dir)();
});

test('the same process is refused too, until it has unlocked', () => {
  const unlock = lockDirectory(dir);
  expect(() => lockDirectory(dir)).toThrow(`process ${process.pid}`);
  unlock();
  lockDirectory(dir)();
});
