import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', assets: 'src/assets.ts', stub: 'src/stub.ts' },
  format: 'esm',
  target: 'es2020',
  splitting: true,
  dts: true,
});
