import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { scriptAssets } from '@waystage/browser/assets';
import type { Bench } from '../bench.ts';

/** What a visitor's browser downloads. */
export const size: Bench = async ({ log }) => {
  const js = Buffer.from(scriptAssets().js);
  const brotli = brotliCompressSync(js, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  log(`/w.js: ${js.length} bytes raw, ${gzipSync(js, { level: 9 }).length} gzip, ${brotli.length} brotli-11`);
};
