import { randomBytes, randomUUID } from 'node:crypto';
import { createApiToken, createSite, listEvents, openVault } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectorApp } from '../src/app.ts';

const origin = 'https://www.fjellheim.example';
const proxy = '10.0.0.1';
const day = 86_400_000;

eachEngine('what a browser is told of its own sending', (store) => {
  let app: FastifyInstance;
  let token: string;
  let now = Date.parse('2026-11-22T08:00:00Z');
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    for (const id of ['main', 'other', 'cookieless'])
      keys[id] = (await createSite(store().db, { id, name: id, origins: [origin] })).publicKey;
    token = await createApiToken(store().db, 'test', 'administrator');
    app = await collectorApp({
      store: store(),
      vault: openVault(store().db, randomBytes(32)),
      now: () => now,
      proxies: [proxy],
    });
  });
  afterAll(() => app.close());

  const view = (more: object = {}) => ({
    id: randomUUID(),
    at: now,
    event: 'page_view',
    path: '/priser',
    host: 'f.example',
    ...more,
  });
  const post = (body: object, { site = 'main', from = '192.0.2.7', headers = {} } = {}) =>
    app.inject({
      method: 'POST',
      url: '/e',
      remoteAddress: from,
      headers: { 'content-type': 'text/plain', origin, 'user-agent': 'Mozilla/5.0 Firefox/145.0', ...headers },
      payload: JSON.stringify({ v: 1, key: keys[site], sent: now, ...body }),
    });
  const full = (events: object[], more: object = {}) => post({ visitor: 'v-12345678', tab: 't1', events, ...more });
  const stored = async () => (await listEvents(store().db, new Array(64).fill(0), 1000)).events.map((e) => e.event);
  const find = async (id: string) => (await stored()).find((e) => e.id === id);
  const rates = (site: string, query = '') =>
    app.inject({ url: `/v1/sites/${site}/delivery-rate${query}`, headers: { authorization: `Bearer ${token}` } });

  describe('confirm', () => {
    it('the answer names exactly those that never came', async () => {
      const [here, refused] = [view(), view({ path: 7 })];
      await full([here, refused]);
      const never = randomUUID();
      const answer = await full([], { confirm: [never, here.id, refused.id] });
      expect([answer.statusCode, answer.json()]).toEqual([
        202,
        { accepted: 0, duplicate: 0, rejected: [], missing: [never, refused.id] },
      ]);
    });

    it('what came with the request is not missing, stored or rejected', async () => {
      const [good, bad] = [view(), view({ event: 'page_vew' })];
      expect((await full([good, bad], { confirm: [bad.id, good.id] })).json()).toMatchObject({ missing: [] });
    });

    it("another site's events are missing here", async () => {
      const event = view();
      await post({ visitor: 'v-12345678', tab: 't1', events: [event] }, { site: 'other' });
      expect((await full([], { confirm: [event.id] })).json()).toMatchObject({ missing: [event.id] });
    });

    it('nobody who does not ask is told', async () => {
      expect((await full([view()])).json()).not.toHaveProperty('missing');
      expect((await full([view()], { confirm: [] })).json()).toMatchObject({ missing: [] });
    });

    it('500 ids at most', async () => {
      const ids = Array.from({ length: 501 }, () => randomUUID());
      expect((await full([], { confirm: ids.slice(1) })).json().missing).toHaveLength(500);
      expect((await full([], { confirm: ids })).json().error.code).toBe('bad_batch');
    });
  });

  describe('who names no visitor', () => {
    /** The visitor and tab an event of such a batch is stored under. */
    const idOf = async (...[body, options]: Parameters<typeof post>) => {
      const event = view();
      expect((await post({ tab: 't1', ...body, events: [event] }, options)).json().accepted).toBe(1);
      const { visitor, tab } = (await find(event.id))!;
      return { visitor, tab };
    };
    const via = (address: string, from = proxy) => ({ from, headers: { 'x-forwarded-for': address } });

    it('gets an id for the day, made of network and browser, and nothing of them is stored', async () => {
      const first = await idOf({}, { from: '203.0.113.77' });
      expect(first.visitor).toMatch(/^day_[\w-]{22}$/);
      expect(first.tab).toMatch(/^day_[\w-]{22}$/);
      expect(await idOf({}, { from: '203.0.113.9' })).toEqual(first);
      expect(await idOf({}, { from: '203.0.114.77' })).not.toEqual(first);
      expect((await idOf({}, { from: '203.0.113.77', headers: { 'user-agent': 'Safari' } })).visitor).not.toBe(
        first.visitor,
      );
      expect((await idOf({}, { from: '203.0.113.77', site: 'other' })).visitor).not.toBe(first.visitor);
      const { rows } = await sql<{ text: string }>`select string_agg(body::text, '') as text from inbox`.execute(
        store().db,
      );
      expect(rows[0]!.text).not.toMatch(/203\.0\.11|Firefox/);
    });

    it('gets another one tomorrow, and the salt of today is gone', async () => {
      const today = await idOf({});
      now += day;
      expect(await idOf({})).not.toEqual(today);
      const salts = await sql<{ day: string }>`select day::text from day_salt`.execute(store().db);
      expect(salts.rows).toEqual([{ day: new Date(now).toISOString().slice(0, 10) }]);
    });

    it('only a proxy that was named is believed', async () => {
      const direct = await idOf({}, { from: '198.51.100.4' });
      expect(await idOf({}, via('198.51.100.200'))).toEqual(direct);
      expect(await idOf({}, via('1.2.3.4, 198.51.100.200'))).toEqual(direct);
      expect(await idOf({}, via('198.51.100.200', '10.0.0.2'))).not.toEqual(direct);
    });

    it('an id of the day that a browser made up is not taken', async () => {
      expect((await idOf({ visitor: 'day_0123456789' })).visitor).not.toBe('day_0123456789');
    });

    it('cannot be identified; its other events count', async () => {
      const identify = view({ event: 'identify', person: 'kari@fjordbank.example' });
      expect((await post({ tab: 't1', events: [view(), identify] })).json()).toMatchObject({
        accepted: 1,
        rejected: [{ index: 1, id: identify.id, reason: 'cookieless' }],
      });
      const { rows } = await sql<{ n: number }>`select count(*) as n from vault`.execute(store().db);
      expect(rows[0]!.n).toBe(0);
    });

    it('a site set to cookieless takes no ids from anybody; an administrator sets it', async () => {
      const set = (bearer: string, payload: object, id = 'cookieless') =>
        app.inject({
          method: 'PATCH',
          url: `/v1/sites/${id}`,
          headers: { authorization: `Bearer ${bearer}` },
          payload,
        });
      const viewer = await createApiToken(store().db, 'viewer', 'viewer');
      expect((await set(viewer, { mode: 'cookieless' })).json().error.code).toBe('no_right');
      expect((await set(token, { mode: 'secret' })).json().error.code).toBe('bad_mode');
      expect((await set(token, { mode: 'cookieless' }, 'nobody')).json().error.code).toBe('not_found');
      expect((await idOf({ visitor: 'v-12345678' }, { site: 'cookieless' })).visitor).toBe('v-12345678');
      expect((await set(token, { mode: 'cookieless' })).json()).toEqual({ id: 'cookieless', mode: 'cookieless' });
      now += 5000;
      const named = await idOf({ visitor: 'v-12345678' }, { site: 'cookieless' });
      expect(named).toEqual(await idOf({ visitor: 'v-87654321' }, { site: 'cookieless' }));
      expect(named.visitor).toMatch(/^day_/);
      expect(named.tab).toMatch(/^day_/);
    });
  });

  describe('the delivery rate', () => {
    it('counts at once what came and went no further: duplicates and rejected', async () => {
      const [good, bad] = [view({ seq: 0 }), view({ seq: 2, event: 'page_vew' })];
      const batch = { visitor: 'v-12345678', tab: randomUUID(), events: [good, bad] };
      await post(batch, { site: 'other' });
      await post({ ...batch, dropped: 4 }, { site: 'other' });
      expect((await rates('other')).json().days.at(-1)).toMatchObject({
        tabs: 1,
        expected: 3,
        received: 2,
        lost: 1,
        declared: 4,
        rate: 2 / 3,
      });
    });

    it('a count that makes no sense does not cost the batch', async () => {
      for (const dropped of [-3, 1e9, 'many', 0.5])
        expect((await full([view()], { dropped })).json()).toMatchObject({ accepted: 1 });
    });

    it('needs a token, a site and a sensible limit', async () => {
      expect((await app.inject('/v1/sites/main/delivery-rate')).json().error.code).toBe('no_token');
      expect((await rates('nobody')).json().error.code).toBe('not_found');
      expect((await rates('main', '?limit=0')).json().error.code).toBe('bad_limit');
      expect((await rates('cookieless')).json()).toEqual({ days: [] });
    });
  });
});
