import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@waystage/storage';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** the folder of the built screens */
    screens: string;
    /** the folder of an empty database; copied, because making one takes long */
    database: string;
  }
}

/** What all test files share: the screens as they are shipped, and an empty database. */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'waystage-prepared-'));
  const [screens, database] = [join(dir, 'screens'), join(dir, 'database')];
  const room = join(import.meta.dirname, '..');
  const args = ['build', room, '--outDir', screens, '--emptyOutDir', '--logLevel', 'warn'];
  execFileSync(join(room, 'node_modules/.bin/vite'), args, { env: { ...process.env, NODE_ENV: 'production' } });
  await (await openStore({ dir: database })).close();
  project.provide('screens', screens);
  project.provide('database', database);
  return () => rm(dir, { recursive: true, force: true });
}
