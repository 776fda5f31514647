import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: '@waystage/browser', globalSetup: './test/setup.ts', testTimeout: 30_000, hookTimeout: 30_000 },
});
