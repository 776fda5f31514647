import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

/** The script of another tracker, as its npm package has it; or its module, bundled for a page that begins with it so. */
const PEERS: [name: string, what: { file: string } | { begin: string }][] = [
  ['posthog-js', { file: 'dist/array.js' }],
  ['@segment/analytics-next', { file: 'dist/umd/standalone.js' }],
  ['@snowplow/browser-tracker', { file: 'dist/index.umd.min.js' }],
  [
    '@plausible-analytics/tracker',
    { begin: `peer.init({ domain: 'nord.localhost', outboundLinks: true, fileDownloads: true })` },
  ],
  [
    '@openpanel/web',
    {
      begin: `new peer.OpenPanel({ clientId: 'lab', trackScreenViews: true, trackOutgoingLinks: true, trackAttributes: true })`,
    },
  ],
];

/** Another tracker: what a page downloads of it. */
export interface Peer {
  name: string;
  version: string;
  /** the file, or that we bundled the package's module */
  what: string;
  brotli: number;
  /** what was weighed */
  text: string;
  /** whether it begins by being loaded, so that its evaluation can be compared */
  begins: boolean;
}

/** Install the others into a folder that is thrown away, no script of theirs run, and weigh what a page would load (brotli 11). */
export async function peers(): Promise<Peer[]> {
  const dir = mkdtempSync(join(tmpdir(), 'waystage-peers-'));
  const npm = ['install', '--prefix', dir, '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  execFileSync('npm', [...npm, ...PEERS.map(([name]) => name)]);
  const weighed: Peer[] = [];
  for (const [name, how] of PEERS) {
    const at = join(dir, 'node_modules', name);
    const { version } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as { version: string };
    const bundle = (begin: string) =>
      build({
        stdin: { contents: `import * as peer from '${name}'; ${begin}`, resolveDir: dir },
        bundle: true,
        minify: true,
        // what is loaded only when it is asked for is not counted
        format: 'esm',
        splitting: true,
        outdir: dir,
        write: false,
      });
    // the first output is the entry
    const text = 'file' in how ? readFileSync(join(at, how.file)) : (await bundle(how.begin)).outputFiles[0]!.contents;
    weighed.push({
      name,
      version,
      what: 'file' in how ? `\`${how.file}\`` : 'its module, bundled and minified by esbuild',
      begins: 'begin' in how,
      brotli: brotliCompressSync(text).length,
      text: Buffer.from(text).toString(),
    });
  }
  rmSync(dir, { recursive: true, force: true });
  return weighed.sort((a, b) => b.brotli - a.brotli);
}
