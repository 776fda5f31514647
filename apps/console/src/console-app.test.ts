import { fastify } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenConsole, openConsole } from '../test/open-console.ts';
import { consoleApp } from './console-app.ts';

let open: OpenConsole;
let cookie: string;
beforeAll(async () => {
  open = await openConsole();
  cookie = await open.cookie();
});
afterAll(() => open.close());

test.each(['/console', '/console/', '/console/companies/co_fjordbank', '/console/no/such/page'])(
  '%s asks for a link without a session, and is the app with one',
  async (url) => {
    const closed = await open.app.inject(url);
    expect([closed.statusCode, closed.body.includes('waystage admin invite')]).toEqual([401, true]);
    const opened = await open.app.inject({ url, headers: { cookie } });
    expect([opened.statusCode, opened.body.includes('id="screen"')]).toEqual([200, true]);
  },
);

test.each(['start', 'pipeline', 'companies/co_x', 'companies/co_x/transitions', 'live', 'no-such-thing'])(
  'the API says 401 in JSON without a session: %s',
  async (path) => {
    const answer = await open.app.inject(`/console/api/${path}`);
    expect([answer.statusCode, answer.json().error]).toEqual([401, 'NO_SESSION']);
  },
);

test.each(['/console/', '/console/api/start', '/console/login?token=wrong'])(
  'nothing inline, from elsewhere or in a frame: %s',
  async (url) => {
    const { headers } = await open.app.inject(url);
    expect(headers['content-security-policy']).toMatch(
      /default-src 'self'; script-src 'self';.*frame-ancestors 'none'/,
    );
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
  },
);

test('the pages hold no inline script or style and name no other host', async () => {
  const ask = await open.app.inject('/console/');
  const index = await open.app.inject({ url: '/console/', headers: { cookie } });
  for (const { body } of [ask, index]) {
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
    expect(body.match(/(?:src|href)="[^"]+"/g)?.every((link) => /="\/console\//.test(link))).toBe(true);
  }
});

test('hashed files are kept for ever, compressed, and anybody may have them', async () => {
  const page = await open.app.inject({ url: '/console/', headers: { cookie } });
  const script = /src="(\/console\/assets\/index-[\w-]+\.js)"/.exec(page.body)?.[1] ?? '';
  const answer = await open.app.inject({ url: script, headers: { 'accept-encoding': 'br' } });
  expect(answer.headers['content-encoding']).toBe('br');
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await open.app.inject('/console/assets/no-such-file.js')).statusCode).toBe(404);
});

test('all scripts together stay under 200 KB, compressed', async () => {
  const page = await open.app.inject({ url: '/console/', headers: { cookie } });
  const scripts = [...page.body.matchAll(/\/console\/assets\/[\w-]+\.js/g)].map(([url]) => url);
  const answers = await Promise.all(
    scripts.map((url) => open.app.inject({ url, headers: { 'accept-encoding': 'br' } })),
  );
  const bytes = answers.reduce((sum, answer) => sum + answer.rawPayload.length, 0);
  expect(scripts.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(200_000);
});

test('screens that were not built are said, with what to do', async () => {
  const app = fastify();
  const options = { db: open.db, rulebooks: () => open.journeys, namesOf: async () => new Map(), snippet: '' };
  const changes = () => () => undefined;
  await expect(
    app.register(consoleApp, {
      prefix: '/console',
      ...options,
      changes,
      logins: { wait: () => 0, note: () => undefined },
      screens: '/nowhere',
    }),
  ).rejects.toThrow('Build them: vite build apps/console');
});
