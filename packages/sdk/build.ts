import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import { minify } from 'terser';
import { stub } from './src/stub.ts';

const here = new URL('./', import.meta.url);
const { version } = JSON.parse(await readFile(new URL('package.json', here), 'utf8')) as { version: string };

/** Sizes in bytes as a server would send them: brotli at quality 11, gzip at 9. */
function bytes(text: string) {
  const raw = Buffer.from(text);
  return {
    raw: raw.length,
    gzip: gzipSync(raw, { level: 9 }).length,
    brotli: brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

/** esbuild puts the files together and shortens the names of our own objects; terser inlines what is used once (3 % of the bytes). */
async function bundle(entry: string, format: 'iife' | 'esm', more?: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL(entry, here).pathname],
    bundle: true,
    format,
    target: 'es2021',
    minifySyntax: true,
    // names of the wire, the settings and the API never begin with _
    mangleProps: /^_[a-z]/,
    // no "use strict": nothing depends on it
    tsconfigRaw: {},
    write: false,
    ...more,
  });
  const { code } = await minify(outputFiles![0]!.text, {
    ecma: 2020,
    module: format === 'esm',
    toplevel: true,
    compress: {
      passes: 10,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_math: true,
      unsafe_methods: true,
      pure_getters: true,
      keep_fargs: false,
    },
  });
  return code!;
}

/** A file's name says its content, so that it can be cached for ever. */
function named(prefix: string, js: string) {
  const digest = createHash('sha384').update(js).digest();
  const hash = digest.toString('hex').slice(0, 16);
  return {
    file: `${prefix}-${version}-${hash}.js`,
    hash,
    sri: `sha384-${digest.toString('base64')}`,
    bytes: bytes(js),
  };
}

const more = await bundle('src/more.ts', 'esm');
const moreNamed = named('more', more);
const js = await bundle('src/script.ts', 'iife', { define: { MORE: JSON.stringify(moreNamed.file) } });
const manifest = {
  version,
  ...named('w', js),
  more: moreNamed,
  stub: { bytes: { raw: Buffer.byteLength(stub({ site: '' })) } },
};

const dist = new URL('dist/', here);
await mkdir(dist, { recursive: true });
await writeFile(new URL('w.js', dist), js);
await writeFile(new URL('more.js', dist), more);
await writeFile(new URL('stub.min.js', dist), stub({ site: '' }));
await writeFile(new URL('manifest.json', dist), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(
  `w.js ${manifest.bytes.brotli} bytes (brotli), more.js ${moreNamed.bytes.brotli}, stub ${manifest.stub.bytes.raw} (raw)`,
);
