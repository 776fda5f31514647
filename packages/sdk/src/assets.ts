import { readFileSync } from 'node:fs';

/** What the build knows of the script: bytes as sent, and the names a server needs. */
export interface Manifest {
  version: string;
  /** immutable: its content is in its name */
  file: string;
  hash: string;
  /** the value of an `integrity` attribute */
  sri: string;
  bytes: Bytes;
  /** the second file, which the first one imports from `/w/<file>` when a page needs it; serve it with CORS `*` */
  more: { file: string; sri: string; bytes: Bytes };
  stub: { bytes: { raw: number } };
}

/** As sent: plain, gzip 9, brotli 11. */
interface Bytes {
  raw: number;
  gzip: number;
  brotli: number;
}

/**
 * The built script, for a server to serve.
 * @throws Error, saying what to run, when it has not been built
 */
export function scriptAssets(): { js: string; more: string; manifest: Manifest } {
  // beside this file once published; in dist/ while it runs from source
  const dist = new URL(import.meta.url.endsWith('.ts') ? '../dist/' : './', import.meta.url);
  const read = (name: string) => {
    try {
      return readFileSync(new URL(name, dist), 'utf8');
    } catch {
      throw new Error(
        `The browser script has not been built (${new URL(name, dist).pathname} is missing). Run: node packages/sdk/build.ts`,
      );
    }
  };
  return { js: read('w.js'), more: read('more.js'), manifest: JSON.parse(read('manifest.json')) as Manifest };
}
