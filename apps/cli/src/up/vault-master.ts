import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cli-error.ts';

/** The vault's key: WAYSTAGE_VAULT_KEY, or `vault.key` in the data directory (mode 0600), made at the first start. */
export function vaultMaster(dir: string, given = process.env.WAYSTAGE_VAULT_KEY): Buffer {
  const file = join(dir, 'vault.key');
  const text = given ?? (readOr(file) || make(file));
  if (!/^[0-9a-f]{64}$/i.test(text.trim()))
    throw new CliError(
      `The vault key (${given ? 'WAYSTAGE_VAULT_KEY' : file}) is not 64 hexadecimal digits. Put the right one back: without it names and addresses stay sealed.`,
    );
  return Buffer.from(text.trim(), 'hex');
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function make(file: string): string {
  const text = randomBytes(32).toString('hex');
  const fd = openSync(file, 'wx', 0o600);
  writeSync(fd, text);
  fsyncSync(fd);
  closeSync(fd);
  return text;
}
