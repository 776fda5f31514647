import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EngineError } from '../engine-error.ts';

const busy = 5;
/** What is held stays referred to: a collected handle would close, and with it the lock would be gone. */
const held = new Set<DatabaseSync>();

/**
 * Takes the directory for this process and returns the way to give it back. Two PGlites on one directory silently lose
 * data, and no lock made of files alone tells a dead owner from a live one after a reboot or in another container. So
 * the operating system holds it: SQLite locks the empty file `lock` (fcntl, LockFileEx), and that ends with the
 * process, however it ends. Nothing else may open `lock`: closing it would give the lock back. `owner` is for the message.
 * @throws EngineError DATA_DIRECTORY_IN_USE
 */
export function lockDirectory(directory: string): () => void {
  const lock = new DatabaseSync(join(directory, 'lock'));
  const owner = join(directory, 'owner');
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== busy) throw error;
    throw new EngineError('DATA_DIRECTORY_IN_USE', sentence(directory, readOwner(owner)), { cause: error });
  }
  held.add(lock);
  writeFileSync(owner, `${process.pid}\n`);
  return () => {
    held.delete(lock);
    lock.close();
  };
}

function readOwner(file: string): string {
  try {
    return ` ${readFileSync(file, 'utf8').trim()}`;
  } catch {
    return '';
  }
}

function sentence(directory: string, pid: string): string {
  return `The data directory ${directory} is in use by process${pid}; stop that process, or give this one a directory of its own.`;
}
