import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyState, fold, loadRulebook, view } from '@waystage/rules';
import { expect, test } from 'vitest';
import { journeyView } from './journey-view.ts';

test.each([
  {},
  { stage: null, people: 'none', jobs: [], group: { roles_missing: null }, next: [{}], journey: 7, readiness: 'high' },
])('a view that lacks things, or holds strange ones, is still a view: %j', (view) => {
  expect(journeyView.parse(view)).toMatchObject({
    stage: 'outside',
    readiness: 0,
    people: [],
    jobs: {},
    group: { roles_missing: {} },
    obstacles: [],
    audience: { status: 'in', waits_for: [] },
    next: [],
    journey: { number: 1, started_at: null },
  });
});

test('what the engine says of a company is read whole', () => {
  const dir = join(import.meta.dirname, '../../../../packages/rules/examples/crm-suite');
  const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
  const { rulebook } = loadRulebook(paths.map((path) => ({ path, text: readFileSync(join(dir, path), 'utf8') })));
  if (!rulebook) throw new Error('the example is not valid');
  const { stages } = rulebook;
  const last = stages.at(-1)?.name ?? '';
  const [obstacle = ''] = rulebook.obstacles.get(stages.at(-1)?.phase ?? '')?.keys() ?? [];
  const at = Date.UTC(2026, 2, 11);
  const by = { author: 'astrid', journey: rulebook.id, received: at };
  const stamp = { id: 'evt_1', site: 'site', at: at + 1000, received: at + 1000, person: 'per_kari', verified: true };
  const [state] = fold(rulebook, emptyState(rulebook), [
    { type: 'role', offset: 1, received: at, person: 'per_kari', roles: { [rulebook.id]: 'finance' }, by: 'title' },
    { type: 'corrected', offset: 2, ...by, to: last, reason: 'a call' },
    { type: 'obstacle', offset: 3, ...by, obstacle, state: 'raised' },
    {
      type: 'interaction',
      offset: 4,
      received: at,
      interaction: { ...stamp, event: 'page_read', host: 'a.example', path: '/priser' },
    },
    {
      type: 'interaction',
      offset: 5,
      received: at,
      interaction: { ...stamp, id: 'evt_2', event: 'deal', deal_stage: 'qualified' },
    },
  ]);
  const said = JSON.parse(JSON.stringify(view(rulebook, state)));
  const read = journeyView.parse(said);
  expect(said).toMatchObject(read);
  expect(read).toMatchObject({
    stage: last,
    readiness: 100,
    obstacles: [{ obstacle }],
    people: [{ id: 'per_kari', late: true }],
    deal_stage: 'qualified',
    deal_agrees: false,
  });
  expect(Object.keys(read.group.roles_missing).length).toBeGreaterThan(0);
  expect(Object.keys(read.jobs).length).toBeGreaterThan(0);
});
