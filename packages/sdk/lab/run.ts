import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { startCollector } from '../test/collector.ts';
import { type Browser, newProfile } from './browsers.ts';
import { end } from './end.ts';
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
  /** whether the browser came to the end of the walk; one that did not says nothing of what was lost */
  finished: boolean;
  seconds: number;
}

/**
 * Walk one scenario in one browser, pay a return visit, and compare.
 * @param outage how long the collector answers 503 (seconds), where it does
 */
export async function run(browser: Browser, scenario: Scenario, steps: number, outage: number): Promise<Outcome> {
  const begun = Date.now();
  const collector = await startCollector();
  const site = fastify({ forceCloseConnections: true });
  const errors: string[] = [];
  let restored = 0;
  let done = () => {};
  const walked = new Promise<boolean>((resolve) => {
    done = () => resolve(true);
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
    if (first === 'wait') return page('', origin, `setTimeout(() => location = '/done', ${outage * 1000 + 1000})`);
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
  if (scenario === '503 then back') {
    collector.fail = { status: 503, retryAfter: Math.ceil(outage / 6) };
    setTimeout(() => {
      collector.fail = undefined;
    }, outage * 1000).unref();
  }
  const profile = newProfile();
  const child = browser.show(profile, `http://localhost:${port}${stepOf(scenario, 0)}`);
  const finished = await Promise.race([walked, sleep(60_000 + outage * 1000 + steps * 3000, false, { ref: false })]);
  collector.fail = undefined;
  collector.swallow = () => false;
  // the return visit: the page `/done`, which stays open
  const views = () => collector.named('page_view').filter((event) => event.path !== '/done').length;
  const intents = () => collector.events.filter((event) => event.event === 'download' || event.event === 'form');
  const wait = async (ms: number, complete: () => boolean) => {
    for (const late = Date.now() + ms; finished && Date.now() < late && !complete(); ) await sleep(100);
  };
  await wait(45_000, () => intents().length >= steps);
  await wait(12_000, () => collector.named('page_left').length >= views());
  await sleep(500);
  await end(browser, child);
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
    finished,
    seconds: Math.round((Date.now() - begun) / 1000),
  };
}
