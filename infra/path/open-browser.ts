import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Chromium as it is on this machine; null (and a line) where there is none. With CI=true that is an error. */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = places.find((p) => p && existsSync(p));
  if (!executablePath) {
    const how = 'no Chromium here: apt-get install chromium, or set CHROMIUM_PATH';
    if (process.env.CI === 'true') throw new Error(how);
    process.stderr.write(`skipped: the browser tests; ${how}\n`);
    return null;
  }
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}
