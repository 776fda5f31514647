import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { type Collector, startCollector } from '../test/collector.ts';
import { type Browser, newProfile } from './browsers.ts';
import { end } from './end.ts';
import type { Scene } from './scenes.ts';

/** What was wrong with a scene; nothing is right. */
export interface Played {
  scene: string;
  wrong: string | undefined;
}

const STEP = 20_000;

/** Play scenes one after the other in one browser that nobody controls, each on hosts of its own. */
export async function play(browser: Browser, scenes: readonly Scene[]): Promise<Played[]> {
  const collectors = await Promise.all(scenes.map(() => startCollector()));
  const errors: string[][] = scenes.map(() => []);
  const done = scenes.map(() => false);
  let current = 0;
  let next = '';
  const site = fastify({ forceCloseConnections: true });
  site.addContentTypeParser('*', (_request, payload, parsed) => {
    payload.resume();
    payload.on('end', () => parsed(null));
  });
  let port = 0;
  const at = (host: string) => `http://${host}:${port}`;
  const origin = (collector: Collector) => collector.origin.replace('localhost', '127.0.0.1');
  const pages = () => scenes[current]!.pages(origin(collectors[current]!), at);
  site.all('/*', async (request, reply) => {
    const path = request.url.split('?')[0]!;
    reply.type('text/html; charset=utf-8');
    if (path === '/error') errors[current]!.push(decodeURIComponent(request.url.slice(7)));
    if (path === '/next') return next;
    if (path === '/done') {
      done[current] = true;
      return `<!doctype html>Ferdig<script>setInterval(async () => { const to = await (await fetch('/next')).text(); if (to && to !== told) location = told = to }, 100); let told = '${next}'</script>`;
    }
    const shown = pages()[path];
    if (typeof shown === 'object') return reply.headers(shown.headers).send(shown.html);
    return shown ?? '';
  });
  await site.listen({ port: 0, host: '127.0.0.1' });
  port = (site.server.address() as { port: number }).port;
  const begins = (n: number) => `${at(scenes[n]!.host ?? `s${n}.localhost`)}/`;

  const profile = newProfile();
  const child = browser.show(profile, begins(0));
  const played: Played[] = [];
  for (; current < scenes.length; current++) {
    const scene = scenes[current]!;
    const collector = collectors[current]!;
    let wrong: string | undefined;
    const check = () => {
      try {
        if (!done[current]) throw new Error('did not come to its end');
        scene.holds(collector);
        if (collector.rejected.length) throw new Error(`rejected: ${JSON.stringify(collector.rejected)}`);
        wrong = undefined;
      } catch (error) {
        wrong = String((error as Error).message);
      }
      return wrong;
    };
    for (const late = Date.now() + STEP + (current ? 0 : STEP); check() && Date.now() < late; ) await sleep(50);
    // what must not come may still be under way
    await sleep(300);
    check();
    if (errors[current]!.length) wrong = `${errors[current]}${wrong ? `; ${wrong}` : ''}`;
    played.push({ scene: scene.name, wrong });
    if (!done[current]) break;
    if (current + 1 < scenes.length) next = begins(current + 1);
  }
  await end(browser, child);
  await site.close();
  await Promise.all(collectors.map((collector) => collector.close()));
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  return played;
}
