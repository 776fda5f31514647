import { randomBytes, randomUUID } from 'node:crypto';
import { createApiToken, createSite, listEvents, openVault, updateSite } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectorApp } from '../src/app.ts';

const origin = 'https://www.fjellheim.example';
const start = Date.parse('2026-11-22T08:00:00Z');

eachEngine('what the collector answers', (store) => {
  let app: FastifyInstance;
  let keys: { publicKey: string; secretKey: string };
  let token: string;
  let vault: ReturnType<typeof openVault>;
  let now = start;

  beforeAll(async () => {
    vault = openVault(store().db, randomBytes(32));
    keys = await createSite(store().db, { id: 'main', name: 'Main', origins: [origin] });
    token = await createApiToken(store().db, 'test', 'administrator');
    app = await collectorApp({
      store: store(),
      vault,
      now: () => now,
    });
  });
  afterAll(() => app.close());

  const view = (more: object = {}) => ({
    id: randomUUID(),
    seq: 1,
    at: now,
    event: 'page_view',
    path: '/priser',
    host: 'fjellheim.example',
    ...more,
  });
  const batch = (events: unknown, more: object = {}) => ({
    v: 1,
    key: keys.publicKey,
    sent: now,
    visitor: 'v-12345678',
    tab: 't1',
    events,
    ...more,
  });
  const post = (body: unknown, headers: Record<string, string> = {}, url = '/e') =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'text/plain', origin, ...headers },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const tell = (events: unknown[], more: object = {}) =>
    post(
      { events, ...more },
      { 'content-type': 'application/json', authorization: `Bearer ${keys.secretKey}` },
      '/v1/events',
    );
  const stored = async () => (await listEvents(store().db, new Array(64).fill(0), 1000)).events.map((e) => e.event);
  const find = async (id: string) => (await stored()).find((e) => e.id === id);

  it('202 with a receipt once the batch is stored; a second time all are duplicates', async () => {
    const body = batch([view(), view()]);
    const first = await post(body);
    expect([first.statusCode, first.json()]).toEqual([202, { accepted: 2, duplicate: 0, rejected: [] }]);
    expect(first.headers['waystage-counts']).toBe('accepted=2, duplicate=0, rejected=0');
    expect((await post(body)).json()).toEqual({ accepted: 0, duplicate: 2, rejected: [] });
  });

  it('a bad event loses only itself, and is listed with index, id and reason', async () => {
    const bad = view({ event: 'start' });
    const answer = await post(batch([view(), bad, view({ path: 7 }), view({ event: 'meeting', state: 'held' })]));
    expect(answer.json()).toMatchObject({
      accepted: 1,
      rejected: [
        { index: 1, id: bad.id, reason: 'unknown_event' },
        { index: 2, reason: 'invalid' },
        { index: 3, reason: 'not_allowed' },
      ],
    });
  });

  it("an event of the seller's own is kept under its name, what it says as properties", async () => {
    const own = { id: randomUUID(), seq: 1, at: now, event: 'prøvetime bestilt', sted: 'Bodø', antall: 2 };
    expect((await post(batch([own]))).json()).toMatchObject({ accepted: 1, rejected: [] });
    const { events } = await listEvents(store().db, Array(store().inbox.partitions).fill(0), 1000);
    expect(events.find(({ event }) => event.id === own.id)?.event).toMatchObject({
      event: 'custom',
      name: 'prøvetime bestilt',
      props: { sted: 'Bodø', antall: 2 },
    });
  });

  describe('a request that cannot be taken stores nothing', () => {
    const cases: [name: string, status: number, code: string, send: () => ReturnType<typeof post>][] = [
      ['not JSON', 400, 'not_json', () => post('{"v":1,')],
      ['not an object', 400, 'bad_batch', () => post('[]')],
      ['wrong types', 400, 'bad_batch', () => post(batch('none'))],
      ['another version of the wire', 400, 'bad_batch', () => post(batch([view()], { v: 2 }))],
      ['600 events', 413, 'too_large', () => post(batch(Array.from({ length: 600 }, () => view())))],
      ['2 MB', 413, 'too_large', () => post(batch([view({ title: 'x'.repeat(2 << 20) })]))],
      ['an unknown key', 401, 'no_key', () => post(batch([view()], { key: 'pk_nobody' }))],
      ['a wrong origin', 403, 'wrong_origin', () => post(batch([view()]), { origin: 'https://evil.example' })],
      ['another media type', 415, 'wrong_type', () => post('<a/>', { 'content-type': 'application/xml' })],
      [
        'a public key where a secret one belongs',
        401,
        'no_key',
        () => post({ events: [] }, { authorization: `Bearer ${keys.publicKey}` }, '/v1/events'),
      ],
    ];
    it.each(cases)('%s: %i', async (_, status, code, send) => {
      const before = (await stored()).length;
      const answer = await send();
      expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
      expect(answer.json().error.message).toMatch(/\.|:/);
      expect((await stored()).length).toBe(before);
    });
  });

  it('a disabled site takes nothing', async () => {
    await updateSite(store().db, 'main', { disabled: true });
    now += 5000;
    expect((await post(batch([view()]))).statusCode).toBe(401);
    await updateSite(store().db, 'main', { disabled: false });
    now += 5000;
    expect((await post(batch([view()]))).statusCode).toBe(202);
  });

  it('an event over 32 KB is refused, its neighbours are not', async () => {
    const big = view({ event: 'custom', name: 'big', props: { text: 'å'.repeat(20_000) } });
    expect((await post(batch([view(), big]))).json()).toMatchObject({
      accepted: 1,
      rejected: [{ index: 1, reason: 'too_large' }],
    });
  });

  it('a clock three days off is corrected, one two minutes off is left alone', async () => {
    const off = 3 * 86_400_000;
    const wrong = view({ at: now + off - 60_000 });
    await post(batch([wrong], { sent: now + off }));
    expect((await find(wrong.id))?.at).toBe(now - 60_000);
    const near = view({ at: now - 120_000 });
    await post(batch([near], { sent: now - 110_000 }));
    expect((await find(near.id))?.at).toBe(now - 120_000);
  });

  it('a wrong clock is corrected alike for all of a tab, however long a request takes', async () => {
    const off = 3 * 86_400_000;
    const begun = now;
    const tab = { tab: 'slow-then-fast' };
    const first = view({ at: begun + off });
    now = begun + 4000;
    await post(batch([first], { ...tab, sent: begun + off }));
    const second = view({ at: begun + off + 100 });
    now = begun + 4020;
    await post(batch([second], { ...tab, sent: begun + off + 4010 }));
    const [at, next] = [(await find(first.id))!.at, (await find(second.id))!.at];
    expect(next - at).toBe(100);
    // set right in between
    const third = view({ at: now });
    await post(batch([third], { ...tab, sent: now }));
    expect((await find(third.id))!.at).toBe(now);
    // where it is decided whether to correct, a little more or less changes nothing
    const edge = { tab: 'edge' };
    const before = view({ at: now - 300_100 });
    await post(batch([before], { ...edge, sent: now - 299_900 }));
    const after = view({ at: now - 300_050 });
    await post(batch([after], { ...edge, sent: now - 300_010 }));
    expect((await find(after.id))!.at - (await find(before.id))!.at).toBe(50);
    now = begun;
  });

  it('what would lie in the future is clamped, what is older than seven days refused', async () => {
    const future = view({ at: now + 3_600_000 });
    await post(batch([future]));
    expect((await find(future.id))?.at).toBe(now);
    const old = view({ at: now - 8 * 86_400_000 });
    expect((await post(batch([old]))).json().rejected).toMatchObject([{ id: old.id, reason: 'too_old' }]);
  });

  it('personal data goes into the vault: the log has a pseudonym, the domain and whether it is free mail', async () => {
    const kari = view({
      event: 'identify',
      person: 'Kari.Nordmann@Fjordbank.example',
      name: 'Kari Nordmann',
      title: 'Daglig leder',
    });
    const ola = view({ event: 'identify', person: 'ola@gmail.com' });
    const leak = view({ path: '/bestill/kari@fjordbank.example', title: 'Hei kari@fjordbank.example' });
    await post(batch([kari, ola, leak]));
    expect(await find(kari.id)).toMatchObject({
      person: expect.stringMatching(/^per_[0-9a-f]{18}$/),
      domain: 'fjordbank.example',
    });
    expect(await find(ola.id)).toMatchObject({ domain: 'gmail.com', free_mail: true });
    const { rows } = await sql<{ text: string }>`select string_agg(body::text, '') as text from inbox`.execute(
      store().db,
    );
    expect(rows[0]?.text).not.toMatch(/kari|nordmann|daglig/i);
    const again = view({ event: 'identify', person: 'kari.nordmann@fjordbank.example' });
    await post(batch([again]));
    expect((await find(again.id))?.person).toBe((await find(kari.id))?.person);
  });

  it('what the seller told of a person wins, field by field; a claim fills only what nobody verified has told', async () => {
    const person = 'mona@victim.no';
    await tell([{ id: randomUUID(), event: 'identify', person, name: 'Mona Moe', at: now }]);
    const claim = (more: object) => post(batch([view({ event: 'identify', person: 'MONA@victim.no', ...more })]));
    await claim({ name: 'Mallory', title: 'Trainee' });
    const known = async () => {
      const { id } = (await stored()).findLast((e) => e.event === 'identify') as { id: string };
      const pseudonym = (await find(id))!.person!;
      return (await vault.open([pseudonym])).get(pseudonym);
    };
    expect(await known()).toMatchObject({ name: 'Mona Moe', title: 'Trainee', email: person });
    await tell([{ id: randomUUID(), event: 'identify', person, title: 'CFO', at: now }]);
    await claim({ name: 'Mallory', title: 'Intern' });
    expect(await known()).toMatchObject({ name: 'Mona Moe', title: 'CFO', email: person });
  });

  it('an address is one person and one company, in whatever form its domain is written', async () => {
    const forms = ['kari@blåbær.no', 'kari@xn--blbr-roah.no', 'kari@blåbær.no'.normalize('NFD')];
    const sent = forms.map((person) => view({ event: 'identify', person }));
    await post(batch(sent));
    const events = await Promise.all(sent.map(({ id }) => find(id)));
    expect(new Set(events.map((e) => e?.person)).size).toBe(1);
    expect(events.map((e) => e?.domain)).toEqual(['blåbær.no', 'blåbær.no', 'blåbær.no']);
  });

  it('a server may say who, when and whose, and is believed', async () => {
    const at = '2026-03-01T09:00:00+01:00';
    const answer = await tell([
      {
        id: 'crm-1',
        event: 'meeting',
        kind: 'demo',
        state: 'held',
        person: 'kari@fjordbank.example',
        company: 'fjordbank.example',
        at,
      },
    ]);
    expect([answer.statusCode, answer.json()]).toEqual([202, { accepted: 1, duplicate: 0, rejected: [] }]);
    expect(await find('crm-1')).toMatchObject({
      verified: true,
      company: 'fjordbank.example',
      at: Date.parse(at),
      domain: 'fjordbank.example',
    });
  });

  it('lists need a token and a cursor of this installation', async () => {
    const get = (url: string, headers = { authorization: `Bearer ${token}` }) => app.inject({ url, headers });
    expect((await app.inject({ url: '/v1/events' })).statusCode).toBe(401);
    expect((await get('/v1/events?after=x')).json().error.code).toBe('bad_cursor');
    expect((await get('/v1/events?limit=5000')).json().error.code).toBe('bad_limit');
    const page = (await get('/v1/events?limit=2')).json();
    expect(page.events).toHaveLength(2);
    expect(page.events[0].received).toMatch(/^\d{4}-.*Z$/);
    const rest = (await get(`/v1/events?limit=1000&after=${page.next}`)).json();
    expect(rest.events.map((e: { id: string }) => e.id)).not.toContain(page.events[0].id);
    expect(rest.events.length + 2).toBe((await stored()).length);
    expect((await get('/v1/transitions')).json()).toMatchObject({ transitions: [] });
    expect((await get('/v1/companies')).json()).toEqual({ companies: [], next: null });
  });

  it('tells its health', async () => {
    expect((await app.inject('/healthz')).json()).toMatchObject({ status: 'ok', durability: 'fsync' });
  });

  it('lets browsers of its sites read the answer, and no others', async () => {
    expect((await post(batch([view()]))).headers['access-control-allow-origin']).toBe(origin);
    expect(
      (await post(batch([view()]), { origin: 'https://evil.example' })).headers['access-control-allow-origin'],
    ).toBeUndefined();
  });

  it('marks a machine that says it is one', async () => {
    const e = view();
    await post(batch([e]), {
      'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    });
    expect(await find(e.id)).toMatchObject({ bot: 'user_agent' });
  });
});
