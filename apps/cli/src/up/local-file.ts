import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What programs on this machine need to reach the installation; `local.json` in the data directory, mode 0600. */
export interface LocalFile {
  /** how others reach it */
  url: string;
  /** how this machine does: no name to look up, nothing in between */
  at?: string;
  token: string;
  /** the secret key only where this directory has been told it */
  sites: { id: string; publicKey: string; secretKey?: string }[];
}

/** Read it; null where it is missing or not whole. */
export function readLocalFile(dir: string): LocalFile | null {
  try {
    const found = JSON.parse(readFileSync(join(dir, 'local.json'), 'utf8')) as LocalFile;
    return found.token && Array.isArray(found.sites) ? found : null;
  } catch {
    return null;
  }
}

/** Write it whole or not at all. */
export function writeLocalFile(dir: string, content: LocalFile): void {
  const file = join(dir, 'local.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
