import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory and what is missing above it, readable by its owner alone, so that a power failure leaves it there. One
 * by one: `mkdirSync` with `recursive` never ends below /proc (Node 24).
 * @throws what the file system says (`ENOENT` below /proc, `EACCES`, `EEXIST` for a file)
 */
export function makeDirectory(directory: string): void {
  const missing: string[] = [];
  for (let at = directory; !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const at of missing) {
    try {
      mkdirSync(at, { mode: 0o700 });
    } catch (error) {
      // another process that starts was faster
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    fsyncDirectory(dirname(at));
  }
  // all is there now: this fails where what is there is a file
  mkdirSync(directory, { recursive: true });
}

function fsyncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
