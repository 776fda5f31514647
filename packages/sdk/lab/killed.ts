import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCollector } from '../test/collector.ts';
import { startSite } from '../test/site.ts';
import { type Browser, newProfile } from './browsers.ts';
import { end } from './end.ts';
import type { Played } from './play.ts';
import { page } from './walk.ts';

/** By then every engine has what a page stored on its disk (ms): Chromium and Firefox write every 5 s. */
const ON_DISK = 12_000;
const MEANT = ['a', 'b', 'c'];

/** Kill a browser, and with it the page whose queue the collector has refused, and start it again: the next page takes the queue over. */
export async function killed(browser: Browser): Promise<Played> {
  const collector = await startCollector();
  const origin = collector.origin.replace('localhost', '127.0.0.1');
  const meant = MEANT.map((content) => `ws('download', { content: '${content}' })`).join(';');
  const site = await startSite({
    '/': page('', origin, `const t = setInterval(() => { if (!ws.q) { clearInterval(t); ${meant} } }, 10)`),
    '*': page('Igjen', origin),
  });
  const at = `http://localhost:${site.port}`;
  const profile = newProfile();
  const waited = async (ms: number, enough: () => boolean) => {
    for (const late = Date.now() + ms; !enough() && Date.now() < late; ) await sleep(50);
    return enough();
  };
  const told = () => collector.named('download').map((event) => event.content);
  collector.fail = { status: 503, retryAfter: 300 };
  let child = browser.show(profile, `${at}/`);
  let wrong = (await waited(40_000, () => collector.refused > 0)) ? undefined : 'did not begin';
  await sleep(ON_DISK);
  await end(browser, child, 'SIGKILL');
  if (told().length) wrong = 'sent before it was killed';
  collector.fail = undefined;
  child = browser.show(profile, `${at}/igjen`);
  if (!wrong && !(await waited(40_000, () => told().length >= MEANT.length))) wrong = `only ${told()} came`;
  await sleep(300);
  if (!wrong && told().sort().join() !== MEANT.join()) wrong = `${told()} came`;
  await end(browser, child);
  await site.close();
  await collector.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  return { scene: 'the browser is killed and started again', wrong };
}
