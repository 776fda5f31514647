import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const rooms = ['infra', ...['packages', 'apps'].flatMap((dir) => readdirSync(dir).map((name) => `${dir}/${name}`))];

// Real databases and browsers answer when they can: waits are generous, and end as soon as the condition holds.
export default defineConfig({
  test: {
    projects: rooms.map((root) =>
      existsSync(`${root}/vitest.config.ts`)
        ? root
        : {
            test: {
              root,
              name: JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).name,
              testTimeout: 60_000,
              hookTimeout: 120_000,
              expect: { poll: { timeout: 20_000 } },
            },
          },
    ),
  },
});
