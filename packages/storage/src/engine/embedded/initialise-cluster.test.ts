import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from '../open-engine.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'waystage-initialise-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('a first start that is killed in the middle leaves a directory that starts', { timeout: 240_000 }, async () => {
  const program = `
    import { openEngine } from ${JSON.stringify(new URL('../open-engine.ts', import.meta.url).href)};
    await openEngine({ dir: ${JSON.stringify(join(dir, 'deep', 'data'))} });`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program]);
  const unfinished = join(dir, 'deep', 'data', 'postgres.unfinished');
  await expect.poll(() => existsSync(join(unfinished, 'global')), { timeout: 100_000, interval: 2 }).toBe(true);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  expect(existsSync(unfinished)).toBe(true);

  const engine = await openEngine({ dir: join(dir, 'deep', 'data') });
  await engine.exec('create table works (id int)');
  await engine.close();
  expect(existsSync(unfinished)).toBe(false);
});
