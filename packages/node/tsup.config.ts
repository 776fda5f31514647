import { defineConfig } from 'tsup';
import { plainTypes } from '../../infra/build/plain-types.ts';

export default defineConfig(() => ({
  entry: ['src/index.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // the workspace of the vocabulary is not published: its types go into ours
  dts: {
    compilerOptions: {
      paths: {
        '@waystage/events': [
          plainTypes({ from: '../events/src/index.ts', names: ['ServerEvent'], to: './dist/events.d.ts' }),
        ],
      },
    },
  },
}));
