import { readWireEvent, type ServerEvent, serverBatch } from '@waystage/events';
import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Settings } from './settings.ts';
import { Waystage } from './waystage.ts';
import type { WaystageError } from './waystage-error.ts';

const server = setupServer();
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const url = 'https://collector.example';
type Body = { sent: number; historical?: boolean; events: (ServerEvent & { id: string; at: number })[] };
type Answer = (body: Body, attempt: number) => Response | Promise<Response>;

const took = ({ events }: Body) =>
  HttpResponse.json({ accepted: events.length, duplicate: 0, rejected: [] }, { status: 202 });
const busy = (status: number, headers: Record<string, string> = {}) => new HttpResponse('', { status, headers });

/** A collector that answers so, what it got, and a client that notes how long it would have waited. */
function collector(answer: Answer = took, settings: Partial<Settings> = {}) {
  const got: Body[] = [];
  const waits: number[] = [];
  server.use(
    http.post(`${url}/v1/events`, async ({ request }) => {
      expect(request.headers.get('authorization')).toBe('Bearer sk_1');
      const body = (await request.json()) as Body;
      got.push(body);
      return answer(body, got.length);
    }),
  );
  const wait = async (ms: number) => void waits.push(ms);
  return { got, waits, client: new Waystage({ url: `${url}/`, secretKey: 'sk_1', wait, ...settings }) };
}

const meeting = { event: 'meeting', person: 'åse@fjordbank.example', state: 'held' } as const;
const many = (n: number, more: object = {}): ServerEvent[] =>
  Array.from({ length: n }, (_, i) => ({ event: 'form', name: `f${i}`, ...more }));
const failure = async (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable(),
    (error: WaystageError) => error,
  );

test('every call of the client is an event the vocabulary takes', async () => {
  const { got, client } = collector();
  const person = 'kari@fjordbank.example';
  await client.identify({ person, title: 'Daglig leder' });
  await client.company({ domain: 'fjordbank.example', employees: 400, country: 'NO' });
  await client.meeting({ person, state: 'held', kind: 'demo' });
  await client.proposal({ person, state: 'budget_accepted', value: 283_200, currency: 'NOK' });
  await client.deal({ company: 'fjordbank.example', deal_stage: 'Tilbud' });
  expect(await client.order({ person, order: 'FJ-1' })).toEqual({ accepted: 1, duplicate: 0, rejected: [] });
  expect(got.map((body) => serverBatch.safeParse(body).success)).toEqual(Array(6).fill(true));
  const read = got.flatMap(({ events }) => events).map((event) => readWireEvent(event, 'server'));
  expect(read.map((r) => r.ok && r.fields.event)).toEqual([
    'identify',
    'company',
    'meeting',
    'proposal',
    'deal',
    'order',
  ]);
});

test('an event gets an id and a time, and keeps its own', async () => {
  const { got, client } = collector();
  await client.events([meeting, { ...meeting, id: 'crm:77', at: '2026-03-01T10:00:00Z' }], { historical: true });
  const [made, own] = got[0]?.events ?? [];
  expect(made?.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(Math.abs(Number(made?.at) - Date.now())).toBeLessThan(5000);
  expect([own?.id, own?.at, got[0]?.historical]).toEqual(['crm:77', '2026-03-01T10:00:00Z', true]);
});

describe('requests', () => {
  test.each([
    ['no events', many(0), []],
    ['500 events', many(500), [500]],
    ['501 events', many(501), [500, 1]],
    ['events of 30 KB', many(40, { title: 'ø'.repeat(15_000) }), [17, 17, 6]],
  ])('%s', async (_name, events, sizes) => {
    const { got, client } = collector();
    expect((await client.events(events)).accepted).toBe(events.length);
    expect(got.map((body) => body.events.length)).toEqual(sizes);
    for (const body of got) expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(512 * 1024);
    expect(got.flatMap((body) => body.events.map((e) => (e as { name: string }).name))).toEqual(
      events.map((e) => (e as { name: string }).name),
    );
  });

  test('receipts are added up, and rejected events named by their place in the call', async () => {
    const rejected = [{ index: 0, id: 'a', reason: 'invalid' }];
    const { client } = collector(({ events }) =>
      HttpResponse.json({ accepted: events.length - 2, duplicate: 1, rejected }, { status: 202 }),
    );
    expect(await client.events(many(502))).toEqual({
      accepted: 498,
      duplicate: 2,
      rejected: [
        { index: 0, id: 'a', reason: 'invalid' },
        { index: 500, id: 'a', reason: 'invalid' },
      ],
    });
  });
});

describe('tries again', () => {
  test.each([429, 503, 500, 502, 504, 408])('after %i, with the same ids and times', async (status) => {
    const { got, waits, client } = collector((body, attempt) => (attempt < 3 ? busy(status) : took(body)));
    expect(await client.events([meeting])).toEqual({ accepted: 1, duplicate: 0, rejected: [] });
    expect(new Set(got.map(({ events }) => JSON.stringify(events))).size).toBe(1);
    expect(waits).toHaveLength(2);
    expect(waits[0]).toBeLessThan(751);
    expect(waits[1]).toBeGreaterThan(499);
  });

  test('after an answer that never came, and one that came too late', async () => {
    const answer: Answer = async (body, attempt) => {
      if (attempt === 1) return HttpResponse.error();
      if (attempt === 2) await delay(2000);
      return took(body);
    };
    const { got, client } = collector(answer, { timeoutSeconds: 0.1 });
    expect((await client.events([meeting])).accepted).toBe(1);
    expect(new Set(got.map(({ events }) => events[0]?.id)).size).toBe(1);
    expect(got).toHaveLength(3);
  });

  test('as late as Retry-After asks', async () => {
    const { waits, client } = collector((body, attempt) =>
      attempt === 1 ? busy(503, { 'retry-after': '7' }) : took(body),
    );
    await client.events([meeting]);
    expect(waits).toEqual([7000]);
  });

  test('six times in all; then it says what is unsent, and what was stored before', async () => {
    const { got, client } = collector((body, attempt) => (attempt === 1 ? took(body) : busy(503)));
    const error = await failure(client.events(many(501)));
    expect(error).toMatchObject({
      name: 'WaystageError',
      code: 'unavailable',
      status: 503,
      receipt: { accepted: 500 },
    });
    expect(got).toHaveLength(7);
    expect(error.unsent).toEqual(got.at(-1)?.events);
  });
});

describe('gives up at once', () => {
  test.each([
    [400, '{"error":"bad_batch"}', 'refused'],
    [401, '', 'refused'],
    [413, '', 'refused'],
    [200, '<html>hei</html>', 'bad_answer'],
    [200, '{"accepted":1,"duplicate":0,"rejected":[]}', 'bad_answer'],
    [202, 'null', 'bad_answer'],
    [202, '{"accepted":1}', 'bad_answer'],
    [302, '', 'bad_answer'],
  ])('%i %s is %s', async (status, text, code) => {
    const { got, client } = collector(() => new HttpResponse(text, { status, headers: { location: `${url}/` } }));
    const error = await failure(client.meeting(meeting));
    expect([error.code, error.status, error.unsent.length, got.length]).toEqual([code, status, 1, 1]);
    expect(error.message).toContain(text.startsWith('{"error') ? text : String(status));
  });

  test.each([{ url: 'collector.example' }, { url: 'ftp://a.example' }, { url: '' }, { secretKey: 'pk_1' }])(
    'bad settings: %o',
    (wrong) => {
      const start = () => new Waystage({ url, secretKey: 'sk_1', ...wrong });
      expect(start).toThrow(expect.objectContaining({ code: 'bad_settings' }));
    },
  );
});
