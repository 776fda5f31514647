import { defineConfig } from 'vitest/config';

// Not vite.config.ts, which builds the screens.
export default defineConfig({ test: { globalSetup: './test/prepare.ts' } });
