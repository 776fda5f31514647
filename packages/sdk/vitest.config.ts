import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: '@waystage/browser', globalSetup: './test/setup.ts', testTimeout: 60_000, hookTimeout: 120_000 },
});
