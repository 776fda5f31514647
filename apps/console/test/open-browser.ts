import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const executablePath = process.env.WAYSTAGE_CHROMIUM ?? '/usr/bin/chromium';

/** Whether there is a browser; without one browser tests say so in a line, except where a build has to have it. */
export function hasBrowser(): boolean {
  if (existsSync(executablePath)) return true;
  const how = `no Chromium at ${executablePath}: install it (apt-get install chromium) or set WAYSTAGE_CHROMIUM`;
  if (process.env.CI) throw new Error(how);
  console.warn(`Skipped the console in a browser: ${how}`);
  return false;
}

/** A browser of the machine's own. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}
