import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: string;
  }
}

/** Build the script once, and find a browser. */
export default function setup(project: TestProject): void {
  execFileSync(process.execPath, ['build.ts'], { cwd: new URL('..', import.meta.url), stdio: 'ignore' });
  const chromium = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
  const found = existsSync(chromium);
  if (!found) {
    const sentence = `@waystage/browser: no Chromium at ${chromium}, its browser tests were skipped. Install it (apt-get install chromium) or set CHROMIUM_PATH.`;
    if (process.env.CI) throw new Error(sentence);
    console.warn(sentence);
  }
  project.provide('chromium', found ? chromium : '');
}
