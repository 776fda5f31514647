import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenConsole, openConsole } from '../../test/open-console.ts';
import { putCompany } from '../../test/put-company.ts';
import { putTransition } from '../../test/put-transition.ts';
import type { CompanyAnswer } from '../answer/company-answer.ts';
import type { TransitionsAnswer } from '../answer/transitions-answer.ts';

let open: OpenConsole;
beforeAll(async () => {
  open = await openConsole();
  await putCompany(
    open.db,
    { id: 'co_fjordbank', domain: 'fjordbank.example' },
    {
      stage: 'approaches',
      readiness: 60,
      reconsidering: true,
      group: { seen: 2, roles_seen: { decision_maker: 1 }, roles_missing: { finance: 1 } },
      people: [
        { id: 'per_kari', role: 'decision_maker', first_seen: '2026-01-08T07:40:02Z', last_seen: null },
        { id: 'per_eva', role: 'unknown', late: true },
      ],
      jobs: { 'supplier-selection': { state: 'done', revisits: 2 } },
      next: [{ rule: 'writes-requirements', to: 'requirements', missing: 'calculates: 1 more' }],
      recommend: [{ do: 'Ask what changed before you send anything' }],
    },
  );
  for (let n = 1; n <= 60; n++)
    await putTransition(open.db, 'co_fjordbank', n, 'group.joined', '2026-03-01T08:00:00Z', {
      about: { person: 'per_kari' },
    });
});
afterAll(() => open.close());

async function ask<T>(path: string, role: 'administrator' | 'editor' | 'viewer' = 'administrator') {
  const headers = { cookie: await open.cookie(role) };
  const answer = await open.app.inject({ url: `/console/api/companies/${path}`, headers });
  return { status: answer.statusCode, body: answer.json<T & { error?: string }>() };
}

test('why a company is here and what is next', async () => {
  const { body } = await ask<CompanyAnswer>('co_fjordbank');
  expect(body.company).toMatchObject({ name: 'fjordbank.example', stage: 'approaches', facts: { country: 'NO' } });
  expect(body.people).toEqual([
    {
      id: 'per_kari',
      name: 'Kari Nordmann',
      role: 'decision_maker',
      first_seen: '2026-01-08T07:40:02Z',
      last_seen: null,
      late: false,
    },
    { id: 'per_eva', name: null, role: 'unknown', first_seen: null, last_seen: null, late: true },
  ]);
  expect(body.roles_missing).toEqual({ finance: 1 });
  expect(body.jobs).toHaveLength(6);
  expect(body.jobs[3]).toEqual({ job: 'supplier-selection', state: 'done', revisits: 2 });
  expect(body.next[0]?.says).toBe('Takes the requirements template and uses a calculator within 60 days');
});

test.each([
  ['administrator', 'Kari Nordmann'],
  ['editor', 'Kari Nordmann'],
  ['viewer', null],
] as const)('what a %s is told of names', async (role, name) => {
  const { body } = await ask<CompanyAnswer>('co_fjordbank', role);
  expect(body.people[0]?.name).toBe(name);
  const line = await ask<TransitionsAnswer>('co_fjordbank/transitions', role);
  expect(line.body.names.per_kari ?? null).toBe(name);
});

test('the time line comes in parts, the newest first', async () => {
  const first = await ask<TransitionsAnswer>('co_fjordbank/transitions');
  expect(first.body.transitions.map((t) => t.data.sequence)).toEqual(Array.from({ length: 50 }, (_, i) => 60 - i));
  const second = await ask<TransitionsAnswer>(`co_fjordbank/transitions?before=${first.body.earlier}`);
  expect(second.body.transitions.map((t) => t.data.sequence)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(second.body.earlier).toBeNull();
});

test.each([
  ['co_nobody', 404, 'UNKNOWN_COMPANY'],
  ['co_fjordbank?journey=no-such', 404, 'UNKNOWN_JOURNEY'],
  ['x'.repeat(101), 404, 'UNKNOWN_ADDRESS'],
  ['co_fjordbank/transitions?before=0', 400, 'BAD_REQUEST'],
  ['co_fjordbank/transitions?before=now', 400, 'BAD_REQUEST'],
])('refused: %.40s', async (path, status, error) => {
  const answer = await ask<object>(path);
  expect([answer.status, answer.body.error]).toEqual([status, error]);
});
