import { afterAll, beforeAll, expect, test } from 'vitest';
import { crmSuite } from '../../test/crm-suite.ts';
import { type OpenConsole, openConsole } from '../../test/open-console.ts';
import { putCompany } from '../../test/put-company.ts';
import type { PipelineAnswer } from '../answer/pipeline-answer.ts';

let open: OpenConsole;
let cookie: string;
beforeAll(async () => {
  open = await openConsole();
  cookie = await open.cookie('viewer');
});
afterAll(() => open.close());

const ask = async (query = '') => {
  const answer = await open.app.inject({ url: `/console/api/pipeline${query}`, headers: { cookie } });
  return { status: answer.statusCode, body: answer.json<PipelineAnswer & { error?: string }>() };
};

test('an empty board says how many events have come', async () => {
  expect((await ask()).body).toEqual({ journey: crmSuite, cards: [], events: 0 });
  await open.db.updateTable('inbox_head').set({ last: 7 }).where('partition', 'in', [0, 1]).execute();
  expect((await ask()).body.events).toBe(14);
});

test('a card for each company of the journey, by name', async () => {
  await putCompany(
    open.db,
    { id: 'co_fjordbank', name: 'Fjordbank', domain: 'fjordbank.example', owner: 'astrid' },
    {
      stage: 'shortlist',
      readiness: 80,
      entered_at: '2026-03-01T10:02:11Z',
      stalled: true,
      last_activity_at: '2026-02-20T10:00:00Z',
      obstacles: [{ obstacle: 'late-stakeholder', says: 'Somebody new brings other priorities', since: null }],
      deal_stage: 'qualified',
      deal_agrees: false,
      audience: { name: 'prospects', status: 'waits', waits_for: ['employees'] },
      journey: { number: 2, status: 'open', started_at: '2026-01-08T07:40:02Z' },
    },
  );
  await putCompany(open.db, { id: 'co_bare', domain: 'ærlig-bakeri.example' }, {});
  await putCompany(open.db, { id: 'co_twin' }, { stage: 'merged' });
  await putCompany(open.db, { id: 'co_other' }, { stage: 'cart' }, 'office-supplies');
  const { cards } = (await ask()).body;
  expect(cards.map((card) => card.name)).toEqual(['Fjordbank', 'ærlig-bakeri.example']);
  expect(cards[0]).toEqual({
    id: 'co_fjordbank',
    name: 'Fjordbank',
    domain: 'fjordbank.example',
    owner: 'astrid',
    stage: 'shortlist',
    readiness: 80,
    days: 9,
    entered_at: '2026-03-01T10:02:11Z',
    reconsidering: false,
    stalled: true,
    quiet_days: 18,
    obstacles: ['late-stakeholder'],
    deal_stage: 'qualified',
    disagrees: true,
    journey_number: 2,
    audience: 'waits',
    waits_for: ['employees'],
  });
  expect(cards[1]).toMatchObject({ stage: 'outside', days: null, stalled: false, obstacles: [] });
});

test('some companies may be asked for by id; unknown ones are left out', async () => {
  const { body } = await ask('?journey=crm-suite&companies=co_bare,co_gone');
  expect(body.cards.map((card) => card.id)).toEqual(['co_bare']);
});

const many = (n: number) => Array.from({ length: n }, (_, i) => `co_${i}`).join(',');

test.each([
  ['?journey=no-such', 404, 'UNKNOWN_JOURNEY'],
  [`?journey=${'x'.repeat(201)}`, 400, 'BAD_REQUEST'],
  [`?companies=${many(201)}`, 400, 'BAD_REQUEST'],
  ['?companies=', 400, 'BAD_REQUEST'],
])('refused: %.40s', async (query, status, error) => {
  const answer = await ask(query);
  expect([answer.status, answer.body.error]).toEqual([status, error]);
});

test('as many companies as the limit says may be asked for at once', async () => {
  expect((await ask(`?companies=${many(200)}`)).status).toBe(200);
});
