import { rmSync } from 'node:fs';
import { open, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/**
 * Makes a new cluster beside its directory and renames it: the directory is either not there or complete, also after
 * a kill or a power failure in the middle.
 */
export async function initialiseCluster(directory: string): Promise<void> {
  const unfinished = `${directory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const pglite = await PGlite.create({ fs: new NodeFS(unfinished) }).catch((error) => {
    throw new Error(`could not initialise ${directory}: ${whatFailed(error)}`, { cause: error });
  });
  await pglite.close();
  const entries = await readdir(unfinished, { recursive: true });
  for (const entry of [...entries, '.']) await fsync(join(unfinished, entry));
  await rename(unfinished, directory);
  await fsync(dirname(directory));
}

/** An error of PGlite's file system has no message, and numbers of Emscripten's own. */
function whatFailed({ message, errno }: { message?: string; errno?: number }): string {
  return errno === 51 ? 'No space left on device' : (message ?? `file system error ${errno}`);
}

async function fsync(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}
