import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { stub } from './src/stub.ts';

const here = new URL('./', import.meta.url);

/** Sizes in bytes as a server would send them: brotli at quality 11, gzip at 9. */
function sizes(text: string) {
  const raw = Buffer.from(text);
  return {
    raw: raw.length,
    gzip: gzipSync(raw, { level: 9 }).length,
    brotli: brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

const { version } = JSON.parse(await readFile(new URL('package.json', here), 'utf8')) as { version: string };
const { outputFiles } = await build({
  entryPoints: [new URL('src/script.ts', here).pathname],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  // names of our own objects; those of the wire, the settings and the API never begin with _
  mangleProps: /^_/,
  legalComments: 'none',
  write: false,
});
const js = outputFiles[0]!.text.trim();
const digest = createHash('sha384').update(js).digest();
const hash = digest.toString('hex').slice(0, 16);
const manifest = {
  version,
  file: `w-${version}-${hash}.js`,
  hash,
  sri: `sha384-${digest.toString('base64')}`,
  bytes: sizes(js),
  stub: { bytes: { raw: Buffer.byteLength(stub({ site: '' })) } },
};

const dist = new URL('dist/', here);
await mkdir(dist, { recursive: true });
await writeFile(new URL('w.js', dist), js);
await writeFile(new URL('stub.js', dist), stub({ site: '' }));
await writeFile(new URL('manifest.json', dist), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`w.js ${JSON.stringify(manifest.bytes)}, stub ${manifest.stub.bytes.raw}`);
