import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { startCollector } from '../test/collector.ts';
import { type Browser, newProfile } from './browsers.ts';
import { meant, page, type Scenario, stepOf, walk } from './walk.ts';

/** What became of what was meant. */
export interface Outcome {
  scenario: Scenario;
  meant: number;
  lost: number;
  /** intents that are stored twice */
  twice: number;
  /** uploaded again, though already stored */
  again: number;
  views: number;
  /** `page_left` that came at the exit itself, and those that came at all */
  leftAtOnce: number;
  left: number;
  restored: number;
  errors: string[];
}

/** Walk one scenario in one browser, pay a return visit, and compare. */
export async function run(browser: Browser, scenario: Scenario, steps: number): Promise<Outcome> {
  const collector = await startCollector();
  const site = fastify({ forceCloseConnections: true });
  const errors: string[] = [];
  let restored = 0;
  let done = () => {};
  const finished = new Promise<void>((resolve) => {
    done = resolve;
  });
  site.addContentTypeParser('*', (_request, payload, parsed) => {
    payload.resume();
    payload.on('end', () => parsed(null));
  });
  const origin = collector.origin.replace('localhost', '127.0.0.1');
  site.all('/*', async (request, reply) => {
    const [, first, , n] = request.url.split(/[/?]/);
    if (first === 'restored') restored++;
    if (first === 'error' || first === 'no-tab') errors.push(decodeURIComponent(request.url));
    reply.type('text/html; charset=utf-8');
    if (first === 'walk') return walk(scenario, Number(n), steps, origin);
    if (first === 'fil')
      return `<script>location.replace(${JSON.stringify(decodeURIComponent(request.url.slice(5)))})</script>`;
    if (first === 'bak') return page('', origin, `setTimeout(() => history.back(), 50)`);
    if (first === 'wait') return page('', origin, `setTimeout(() => location = '/done', 31000)`);
    if (first === 'done' || first === 'spa') {
      if (first === 'done') done();
      return page('Ferdig', origin);
    }
    return '';
  });
  await site.listen({ port: 0, host: '127.0.0.1' });
  const { port } = site.server.address() as { port: number };

  if (scenario === 'blocked beacon') collector.swallow = ({ beacon }) => beacon;
  if (scenario === 'offline then back') collector.fail = { status: 0 };
  if (scenario === '503 for 30 s') {
    collector.fail = { status: 503, retryAfter: 5 };
    setTimeout(() => {
      collector.fail = undefined;
    }, 30_000).unref();
  }
  const profile = newProfile();
  const child = browser.show(profile, `http://localhost:${port}${stepOf(scenario, 0)}`);
  await Promise.race([finished, sleep(180_000)]);
  collector.fail = undefined;
  collector.swallow = () => false;
  // the return visit: the page `/done`, which stays open
  const views = () => collector.named('page_view').filter((event) => event.path !== '/done').length;
  const complete = () => intents().length >= steps && collector.named('page_left').length >= views();
  const intents = () => collector.events.filter((event) => event.event === 'download' || event.event === 'form');
  for (let waited = 0; waited < 12_000 && !complete(); waited += 100) await sleep(100);
  await sleep(500);
  const gone = once(child, 'exit');
  if (child.pid && browser.name === 'WebKit') process.kill(-child.pid, 'SIGTERM');
  else child.kill();
  await gone;
  await site.close();
  await collector.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });

  const told = intents().map((event) => String(event.content ?? event.name));
  const wanted = Array.from({ length: steps }, (_, n) => meant(scenario, n));
  const left = collector.named('page_left');
  return {
    scenario,
    meant: steps,
    lost: wanted.filter((name) => !told.includes(name)).length,
    twice: told.length - new Set(told).size,
    again: collector.duplicates.length,
    views: views(),
    leftAtOnce: left.filter((event) => event.beacon).length,
    left: left.length,
    restored,
    errors: [...new Set(errors)],
  };
}
