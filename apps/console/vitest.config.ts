import { defineConfig } from 'vitest/config';

// Not vite.config.ts, which builds the screens.
export default defineConfig({
  test: {
    globalSetup: './test/prepare.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
