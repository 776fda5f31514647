import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cli-error.ts';

/**
 * The vault's key: WAYSTAGE_VAULT_KEY (empty is unset), or `vault.key` in the data directory (mode 0600), made at the first
 * start of an installation.
 * @param used the database's vault is used already, so that a new key could not open it
 */
export function vaultMaster(dir: string, used: boolean, given = process.env.WAYSTAGE_VAULT_KEY?.trim()): Buffer {
  const file = join(dir, 'vault.key');
  const text = given || readOr(file) || (used ? refuse(file) : make(file));
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

function refuse(file: string): never {
  throw new CliError(
    `This database's vault was made with a key that is not here. Copy the vault.key of the first installation to ${file}, or set WAYSTAGE_VAULT_KEY to what stands in it.`,
  );
}

function make(file: string): string {
  const text = randomBytes(32).toString('hex');
  const fd = openSync(file, 'wx', 0o600);
  writeSync(fd, text);
  fsyncSync(fd);
  closeSync(fd);
  return text;
}
