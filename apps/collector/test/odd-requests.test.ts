import { randomBytes, randomUUID } from 'node:crypto';
import { createApiToken, createSite, listEvents, openVault } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectorApp } from '../src/app.ts';

const origin = 'https://www.fjellheim.example';
const nul = '\0';
const half = '\ud83d';

eachEngine('odd requests', (store) => {
  let app: FastifyInstance;
  let keys: { publicKey: string; secretKey: string };
  let token: string;

  beforeAll(async () => {
    keys = await createSite(store().db, { id: 'main', name: 'Main', origins: [origin] });
    token = await createApiToken(store().db, 'test', 'administrator');
    app = await collectorApp({ store: store(), vault: openVault(store().db, randomBytes(32)) });
  });
  afterAll(() => app.close());

  const view = (more: object = {}) => ({
    id: randomUUID(),
    seq: 1,
    at: Date.now(),
    event: 'page_view',
    path: '/priser',
    host: 'fjellheim.example',
    ...more,
  });
  const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/e', headers: { 'content-type': 'text/plain', origin, ...headers }, payload });
  const batch = (events: unknown[], more: object = {}) =>
    JSON.stringify({ v: 1, key: keys.publicKey, sent: Date.now(), visitor: 'v-12345678', tab: 't1', events, ...more });
  const tell = (event: object) =>
    app.inject({
      method: 'POST',
      url: '/v1/events',
      headers: { authorization: `Bearer ${keys.secretKey}` },
      payload: { events: [event] },
    });

  it.each([
    ['visitor', { visitor: `abcdefgh${nul}` }],
    ['visitor with half a character', { visitor: `abcdefgh${half}` }],
    ['visitor that is an address', { visitor: 'kari@fjord.example' }],
    ['tab', { tab: `t${nul}` }],
    ['tab that is an address', { tab: 'kari@fjord.example' }],
    ['title of the page', { page: { title: `x${nul}` } }],
    ['path of the page', { page: { path: '/a%00' } }],
    ['confirm', { confirm: [`x${nul}`] }],
    ['a key nobody knows', { [`x${half}`]: 1 }],
  ])('a batch with an odd %s is refused', async (_, more) => {
    const answer = await post(batch([view()], more));
    expect(answer.statusCode).toBe(400);
    expect(['bad_text', 'bad_batch']).toContain(answer.json().error.code);
  });

  it.each([
    ['path', { path: '/a%00b' }],
    ['title', { title: `x${nul}` }],
    ['product', { product: `x${half}` }],
    ['role', { event: 'identify', person: 'kari@fjord.example', role: `x${nul}` }],
    ['person', { event: 'identify', person: `kari${nul}` }],
    ['cart', { event: 'cart', action: 'changed', product: `x${nul}` }],
    ['properties', { event: 'custom', name: 'roi', props: { a: [{ b: nul }] } }],
    ['name of a property', { event: 'custom', name: 'roi', props: { [`a${half}`]: 1 } }],
    ['own name', { event: `roi${nul}` }],
    ['field nobody knows', { [`x${nul}`]: 1 }],
  ])('an event with an odd %s is rejected, and its neighbours are stored', async (_, more) => {
    const before = view();
    const answer = await post(batch([before, view(more), view()]));
    expect(answer.json()).toMatchObject({ accepted: 2, rejected: [{ index: 1, reason: 'invalid' }] });
  });

  it.each([
    ['visitor', { visitor: `abcdefgh${nul}` }],
    ['company', { company: `acme${half}` }],
    ['company that is a person', { company: 'kari@fjord.example' }],
    ['person', { person: nul }],
  ])("a server's event with an odd %s is rejected", async (_, more) => {
    const answer = await tell({ event: 'meeting', kind: 'demo', state: 'held', person: 'kari@fjord.example', ...more });
    expect(answer.json()).toMatchObject({ accepted: 0, rejected: [{ reason: 'invalid' }] });
  });

  it('an event that is nested 5,000 levels deep is rejected', async () => {
    const raw = batch([view(), 0, view()]).replace(',0,', `,${'['.repeat(5000)}${']'.repeat(5000)},`);
    expect((await post(raw)).json()).toMatchObject({ accepted: 2, rejected: [{ index: 1, reason: 'invalid' }] });
  });

  it.each([
    '/w/%00',
    '/v1/companies?after=%00',
    '/v1/events?after=x&limit=%00',
    '/v1/transitions?after=%ed%a0%80',
    '/%00',
    '/w/%',
    '/w/%ff',
    '/w/..%2f..%2fetc%2fpasswd',
  ])('GET %s is a 4xx with a sentence', async (url) => {
    const answer = await app.inject({ url, headers: { authorization: `Bearer ${token}` } });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.json().error.message).toBeTruthy();
  });

  it('bodies are read in the character set they name; what is not in it, and sets nobody knows, are refused', async () => {
    const id = randomUUID();
    const latin = Buffer.from(batch([view({ id, title: 'Blåbær' })]), 'latin1');
    expect((await post(latin, { 'content-type': 'text/plain; charset=iso-8859-1' })).json().accepted).toBe(1);
    const all = (await listEvents(store().db, new Array(64).fill(0), 1000)).events.map((e) => e.event);
    expect(all.find((e) => e.id === id)).toMatchObject({ title: 'Blåbær' });
    const refused = await post(latin);
    expect([refused.statusCode, refused.json().error.code]).toEqual([400, 'bad_text']);
    expect((await post(latin, { 'content-type': 'text/plain; charset=klingon' })).statusCode).toBe(415);
  });

  it('no address of a person is stored, as a name of a property neither', async () => {
    const id = randomUUID();
    const props = { 'kari@fjord.example': 1, b: 'a%2540b.no', c: '"kari x"@y.no', d: "zz'o@y.no" };
    await post(batch([view({ id, event: 'custom', name: 'roi', props })]));
    const all = (await listEvents(store().db, new Array(64).fill(0), 1000)).events.map((e) => e.event);
    const event = all.find((e) => e.id === id);
    expect(event).toMatchObject({ props: { '[email]': 1, b: '[email]', c: '[email]', d: '[email]' } });
  });
});
