import { randomBytes, randomUUID } from 'node:crypto';
import { createSite, listEvents, openVault } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectorApp } from '../src/app.ts';

const origin = 'https://www.fjellheim.example';
/** two minutes before midnight */
const start = Date.parse('2026-11-22T23:58:00Z');

eachEngine('what may be sent with a public key', (store) => {
  let app: FastifyInstance;
  let now = start;
  const keys: Record<string, { publicKey: string; secretKey: string }> = {};

  beforeAll(async () => {
    for (const id of ['main', 'shop', 'blog', 'copy'])
      keys[id] = await createSite(store().db, { id, name: id, origins: [origin] });
    app = await collectorApp({
      store: store(),
      vault: openVault(store().db, randomBytes(32)),
      allowance: { requestsPerMinute: 3, bytesPerDay: 20_000 },
      now: () => now,
    });
  });
  afterAll(() => app.close());

  const post = (site: string, remoteAddress: string, title = 'Priser') =>
    app.inject({
      method: 'POST',
      url: '/e',
      remoteAddress,
      headers: { 'content-type': 'text/plain', origin },
      payload: JSON.stringify({
        v: 1,
        key: keys[site]!.publicKey,
        sent: now,
        visitor: 'v-12345678',
        tab: 't1',
        events: [
          { id: randomUUID(), seq: 1, at: now, event: 'page_view', path: '/priser', host: 'fjellheim.example', title },
        ],
      }),
    });
  const stored = async (site: string) =>
    (await listEvents(store().db, Array(store().inbox.partitions).fill(0), 1000)).events.filter(
      ({ event }) => event.site === site,
    ).length;

  it('so much a minute from one network; the network beside it, and another site, are not asked to wait', async () => {
    for (const host of [1, 2, 3]) expect((await post('main', `203.0.113.${host}`)).statusCode).toBe(202);
    const refused = await post('main', '203.0.113.4');
    expect([refused.statusCode, refused.json().error.code]).toEqual([429, 'too_fast']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    // a page may read both
    expect(refused.headers['access-control-allow-origin']).toBe(origin);
    expect(refused.headers['access-control-expose-headers']).toContain('retry-after');
    expect((await post('main', '203.0.114.4')).statusCode).toBe(202);
    expect((await post('shop', '203.0.113.4')).statusCode).toBe(202);
    expect(await stored('main')).toBe(4);
  });

  it('so much a day for one site; tomorrow goes on, and the secret key is not counted', async () => {
    const long = 'å'.repeat(500);
    const answers: number[] = [];
    for (let n = 0; n < 20; n++) answers.push((await post('blog', `198.51.${n}.1`, long)).statusCode);
    const taken = answers.filter((status) => status === 202).length;
    expect(answers).toEqual([...Array(taken).fill(202), ...Array(20 - taken).fill(429)]);
    expect(taken).toBeGreaterThan(10);
    const refused = await post('blog', '198.51.99.1', long);
    expect([refused.json().error.code, refused.headers['retry-after']]).toEqual(['over_quota', '120']);
    const told = await app.inject({
      method: 'POST',
      url: '/v1/events',
      headers: { authorization: `Bearer ${keys.blog!.secretKey}` },
      payload: {
        events: [
          {
            id: 'crm-1',
            event: 'meeting',
            kind: 'demo',
            state: 'held',
            person: 'kari@fjord.example',
            product: long.slice(0, 100),
          },
        ],
      },
    });
    expect(told.statusCode).toBe(202);
    expect(await stored('blog')).toBe(taken + 1);
    now += 120_000;
    expect((await post('blog', '198.51.9.1', long)).statusCode).toBe(202);
  });

  it('a tenth of the day for one network; what is refused takes nothing', async () => {
    const long = 'å'.repeat(500);
    const answers: number[] = [];
    for (let n = 0; n < 3; n++) answers.push((await post('shop', '203.0.113.7', long)).statusCode);
    expect(answers).toEqual([202, 429, 429]);
    expect((await post('shop', '203.0.115.7', long)).statusCode).toBe(202);
    for (let n = 0; n < 30; n++)
      expect((await post('shop', `198.52.${n}.1`, 'x'.repeat(600))).json().rejected).toHaveLength(1);
    expect((await post('shop', '203.0.116.7', long)).statusCode).toBe(202);
  });

  it('what is said once for a batch and stored with each event counts with each', async () => {
    const sent = (events: number) =>
      app.inject({
        method: 'POST',
        url: '/e',
        remoteAddress: '192.0.2.1',
        headers: { 'content-type': 'text/plain', origin },
        payload: JSON.stringify({
          v: 1,
          key: keys.copy!.publicKey,
          sent: now,
          visitor: 'v-12345678',
          page: { host: 'fjellheim.example', path: '/', title: 'å'.repeat(400) },
          events: Array.from({ length: events }, () => ({ id: randomUUID(), at: now, event: 'page_view' })),
        }),
      });
    expect((await sent(5)).json().error.code).toBe('over_quota');
    expect((await sent(1)).statusCode).toBe(202);
  });
});
