import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

/** The script of another tracker, as its npm package has it; without a file, its module is bundled for a page. */
const PEERS: [name: string, file?: string][] = [
  ['posthog-js', 'dist/array.js'],
  ['@segment/analytics-next', 'dist/umd/standalone.js'],
  ['@snowplow/browser-tracker', 'dist/index.umd.min.js'],
  ['@plausible-analytics/tracker'],
  ['@openpanel/web'],
];

/** Another tracker: what a page downloads of it. */
export interface Peer {
  name: string;
  version: string;
  /** the file, or that we bundled the package's module */
  what: string;
  brotli: number;
}

/** Install the others into a folder that is thrown away, no script of theirs run, and weigh what a page would load (brotli 11). */
export async function peers(): Promise<Peer[]> {
  const dir = mkdtempSync(join(tmpdir(), 'waystage-peers-'));
  const npm = ['install', '--prefix', dir, '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  execFileSync('npm', [...npm, ...PEERS.map(([name]) => name)]);
  const weighed: Peer[] = [];
  for (const [name, file] of PEERS) {
    const at = join(dir, 'node_modules', name);
    const { version } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as { version: string };
    const bundle = () =>
      build({
        stdin: { contents: `import * as peer from '${name}'; window.peer = peer`, resolveDir: dir },
        bundle: true,
        minify: true,
        // what is loaded only when it is asked for is not counted
        format: 'esm',
        splitting: true,
        outdir: dir,
        write: false,
      });
    // the first output is the entry
    const text = file ? readFileSync(join(at, file)) : (await bundle()).outputFiles[0]!.contents;
    weighed.push({
      name,
      version,
      what: file ? `\`${file}\`` : 'its module, bundled and minified by esbuild',
      brotli: brotliCompressSync(text).length,
    });
  }
  rmSync(dir, { recursive: true, force: true });
  return weighed.sort((a, b) => b.brotli - a.brotli);
}
