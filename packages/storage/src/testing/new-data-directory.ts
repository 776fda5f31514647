import { cpSync, existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../engine/open-engine.ts';

/** Initialising takes seconds, copying what was initialised takes a tenth. One per user and machine. */
const template = join(tmpdir(), `waystage-embedded-template-0.5.16-${userInfo().uid}`);

/** A new temporary directory with an empty embedded database in it, for one test. The caller removes it. */
export async function newDataDirectory(): Promise<string> {
  if (!existsSync(template)) await makeTemplate();
  const directory = await mkdtemp(join(tmpdir(), 'waystage-embedded-'));
  cpSync(join(template, 'postgres'), join(directory, 'postgres'), { recursive: true });
  return directory;
}

async function makeTemplate(): Promise<void> {
  const made = await mkdtemp(join(tmpdir(), 'waystage-embedded-'));
  const engine = await openEngine({ dir: made });
  await engine.close();
  // Another process may have been faster; its template is as good.
  await rename(made, template).catch(() => rm(made, { recursive: true, force: true }));
}
