import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenConsole, openConsole } from '../../test/open-console.ts';
import { sessionCookie } from './session-cookie.ts';

let open: OpenConsole;
beforeAll(async () => {
  open = await openConsole();
});
afterAll(() => open.close());

const start = (cookie: string) => open.app.inject({ url: '/console/api/start', headers: { cookie } });

const press = (url: string, headers = {}) => open.app.inject({ method: 'POST', url, headers });
const form = { 'content-type': 'application/x-www-form-urlencoded' };

test('a login link lets in, and the cookie is nobody else’s to read or send', async () => {
  const answer = await press(`/console/login?token=${await open.link()}`, { ...form, 'sec-fetch-site': 'same-origin' });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, './']);
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(/^waystage_session=[\w-]{43};/);
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/console', 'Max-Age=2592000'])
    expect(cookie).toContain(part);
  expect((await start(cookie.split(';')[0] ?? '')).json()).toMatchObject({ role: 'administrator' });
});

test('behind https the cookie goes no other way', async () => {
  const secure = await openConsole({ secure: true });
  const answer = await secure.app.inject({ method: 'POST', url: `/console/login?token=${await secure.link()}` });
  expect(String(answer.headers['set-cookie'])).toContain('Secure');
  await secure.close();
});

test('a link is used up by the first browser', async () => {
  const url = `/console/login?token=${await open.link()}`;
  const answers = await Promise.all([press(url), press(url), press(url)]);
  expect(answers.map((a) => a.statusCode).sort()).toEqual([303, 401, 401]);
});

test('looking at a link does not use it up: a preview, a link checker, a prefetch', async () => {
  const url = `/console/login?token=${await open.link()}`;
  for (const headers of [{}, { 'sec-purpose': 'prefetch' }, { 'user-agent': 'Slackbot-LinkExpanding 1.0' }]) {
    const seen = await open.app.inject({ url, headers });
    expect([seen.statusCode, seen.headers['set-cookie']]).toEqual([200, undefined]);
    expect(seen.body).toContain('<form method="post">');
  }
  expect((await open.app.inject({ method: 'HEAD', url })).headers['set-cookie']).toBeUndefined();
  expect((await press(url)).statusCode).toBe(303);
  expect((await open.app.inject(url)).statusCode).toBe(401);
});

const elsewhere = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
];
test.each(elsewhere)('nobody is let in or out from another page: %o', async (headers) => {
  const url = `/console/login?token=${await open.link()}`;
  expect((await press(url, headers)).statusCode).toBe(403);
  const cookie = await open.cookie();
  const out = await press('/console/api/logout', { cookie, ...headers });
  expect([out.statusCode, out.json().error]).toEqual([403, 'OTHER_ORIGIN']);
  expect((await start(cookie)).statusCode).toBe(200);
});

test('after twenty wrong links a network waits ten minutes; others, and who is in, do not', async () => {
  const cookie = await open.cookie();
  const from = (remoteAddress: string, token: string) =>
    open.app.inject({ method: 'POST', url: `/console/login?token=${token}`, remoteAddress });
  for (let i = 0; i < 20; i++) expect((await from('192.0.2.7', `wrong${i}`)).statusCode).toBe(401);
  const link = await open.link();
  const refused = await from('192.0.2.7', link);
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '600']);
  expect((await from('198.51.100.7', await open.link())).statusCode).toBe(303);
  const stays = await open.app.inject({ url: '/console/api/start', headers: { cookie }, remoteAddress: '192.0.2.7' });
  expect(stays.statusCode).toBe(200);
  open.clock.now = new Date(open.clock.now.getTime() + 600_000);
  expect((await from('192.0.2.7', link)).statusCode).toBe(303);
});

test('a link that is too old lets nobody in', async () => {
  const token = await open.link('viewer', 1000);
  open.clock.now = new Date(open.clock.now.getTime() + 1001);
  expect((await press(`/console/login?token=${token}`)).statusCode).toBe(401);
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
