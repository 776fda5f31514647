import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Browser } from './browsers.ts';

/** End a browser that was shown, and all its processes. */
export async function end(browser: Browser, child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  const gone = once(child, 'exit');
  // WebKit's runs within a virtual screen, in a process group of its own
  if (child.pid && browser.name === 'WebKit') process.kill(-child.pid, signal);
  else child.kill(signal);
  await gone;
}
