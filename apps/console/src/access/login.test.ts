import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenConsole, openConsole } from '../../test/open-console.ts';
import { sessionCookie } from './session-cookie.ts';

let open: OpenConsole;
beforeAll(async () => {
  open = await openConsole();
});
afterAll(() => open.close());

const start = (cookie: string) => open.app.inject({ url: '/console/api/start', headers: { cookie } });

test('a login link lets in, and the cookie is nobody else’s to read or send', async () => {
  const answer = await open.app.inject(`/console/login?token=${await open.link()}`);
  expect(answer.statusCode).toBe(200);
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(/^waystage_session=[\w-]{43};/);
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/console', 'Max-Age=2592000'])
    expect(cookie).toContain(part);
  expect((await start(cookie.split(';')[0] ?? '')).json()).toMatchObject({ role: 'administrator' });
});

test('a link is used up by the first browser', async () => {
  const url = `/console/login?token=${await open.link()}`;
  const answers = await Promise.all([open.app.inject(url), open.app.inject(url), open.app.inject(url)]);
  expect(answers.map((a) => a.statusCode).sort()).toEqual([200, 401, 401]);
});

test('a link checker or a prefetch does not use it up', async () => {
  const url = `/console/login?token=${await open.link()}`;
  expect((await open.app.inject({ method: 'HEAD', url })).headers['set-cookie']).toBeUndefined();
  expect((await open.app.inject({ url, headers: { 'sec-purpose': 'prefetch' } })).statusCode).toBe(503);
  expect((await open.app.inject(url)).statusCode).toBe(200);
});

test('a link that is too old lets nobody in', async () => {
  const token = await open.link('viewer', 1000);
  open.clock.now = new Date(open.clock.now.getTime() + 1001);
  expect((await open.app.inject(`/console/login?token=${token}`)).statusCode).toBe(401);
});

test.each(['', '?token=', '?token=wrong', `?token=${'x'.repeat(101)}`, '?token=a&token=b'])(
  'no session for /login%s',
  async (query) => {
    const answer = await open.app.inject(`/console/login${query}`);
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([401, undefined]);
    expect(answer.body).toContain('waystage admin invite');
  },
);

test('a session is over after 30 days', async () => {
  const cookie = await open.cookie();
  const before = open.clock.now;
  open.clock.now = new Date(before.getTime() + 30 * 86_400_000 - 1);
  expect((await start(cookie)).statusCode).toBe(200);
  open.clock.now = new Date(before.getTime() + 30 * 86_400_000);
  expect((await start(cookie)).statusCode).toBe(401);
});

test('who signs out is out, also with a copy of the cookie', async () => {
  const cookie = await open.cookie();
  const answer = await open.app.inject({ method: 'POST', url: '/console/api/logout', headers: { cookie } });
  expect(answer.statusCode).toBe(204);
  expect(String(answer.headers['set-cookie'])).toMatch(/waystage_session=; Max-Age=0; Path=\/console;/);
  expect((await start(cookie)).statusCode).toBe(401);
});

test('the database holds no token, only hashes', async () => {
  const cookie = await open.cookie();
  const rows = await open.db.selectFrom('session').select('hash').execute();
  expect(rows.every((row) => row.hash.length === 32)).toBe(true);
  expect(JSON.stringify(rows)).not.toContain(cookie.replace(`${sessionCookie}=`, ''));
});
