import { expect, test } from 'vitest';
import { exampleRulebook } from '../../test/example.ts';
import { readStories } from './read-stories.ts';
import { runStories } from './run-stories.ts';

const crm = exampleRulebook('crm-suite');
const office = exampleRulebook('office-supplies');

function run(rulebook: typeof crm, startAt: string, ...steps: string[]) {
  const text = `people: { kari: { title: CEO }, ola: { title: IT-sjef }, eva: { title: CFO }, åse: {} }
stories: [{ story: it, start_at: ${startAt}, tell: [${steps.join(', ')}] }]`;
  const { stories, findings } = readStories(rulebook, [{ path: 'tests/a.yaml', text }]);
  expect(findings).toEqual([]);
  return runStories(rulebook, stories).flatMap((r) => r.failures.flatMap((f) => f.differences));
}

test.each([
  ['crm-suite', 7],
  ['office-supplies', 3],
] as const)('the stories of %s are as expected', (name, count) => {
  const rulebook = exampleRulebook(name);
  const { stories, findings } = readStories(rulebook);
  expect(findings).toEqual([]);
  const results = runStories(rulebook, stories);
  expect(results).toHaveLength(count);
  expect(results.filter((r) => !r.passed)).toEqual([]);
});

test.each([
  ['{ stage: won }', 'stage', 'won', 'shortlist'],
  ['{ by: bought }', 'by', 'bought', 'makes-a-shortlist'],
  ['{ movement: reconsider }', 'movement', 'reconsider', 'advance'],
  ['{ evidence: 4 }', 'evidence', '4', '3'],
  ['{ people: 3 }', 'people', '3', '2'],
  ['{ stalled: true }', 'stalled', 'true', 'false'],
  ['{ obstacle: late-stakeholder }', 'obstacle', 'late-stakeholder', 'none'],
  ['{ notice: doubt }', 'notice', 'doubt', 'none'],
  ['{ job: requirements-building }', 'job', 'requirements-building', 'none'],
  ['{ journey_no: 2 }', 'journey_no', '2', '1'],
])('%s is not so, and what is', (expectation, key, expected, got) => {
  const acts = ['{ day: 1, who: kari, does: visits-pricing, times: 2 }', '{ day: 2, who: ola, does: visits-pricing }'];
  expect(run(crm, 'requirements', ...acts, `{ expect: ${expectation} }`)).toEqual([{ key, expected, got }]);
});

test('none is what has not happened', () => {
  const nothing = '{ by: none, movement: none, obstacle: none, notice: none, job: none, evidence: 0, people: 0 }';
  expect(run(crm, 'requirements', `{ expect: ${nothing} }`)).toEqual([]);
  expect(run(crm, 'shortlist', '{ day: 1, who: eva, does: compares }', '{ expect: { obstacle: none } }')).toEqual([
    { key: 'obstacle', expected: 'none', got: 'late-stakeholder' },
  ]);
});

test('what is late waits ten minutes: one minute before that it still ends the silence, one minute after it does not', () => {
  const left = '{ day: 1, who: kari, does: leaves-cart }';
  const back = (arrives: number) => `{ day: 1.9, arrives: ${arrives}, who: kari, does: fills-cart }`;
  expect(run(office, 'cart', left, back(2.0062), '{ day: 3, nothing: true }', '{ expect: { stage: cart } }')).toEqual(
    [],
  );
  expect(run(office, 'cart', left, back(2.0077), '{ expect: { by: left-the-cart } }')).toEqual([
    { key: 'by', expected: 'left-the-cart', got: 'fills-the-cart' },
  ]);
});

test('a title gives a role; who has none is unknown, and nobody is nobody', () => {
  const asks = (who: string) => `{ day: 1, ${who} does: asks-for-demo }`;
  expect(run(crm, 'noticed', asks('who: kari,'), '{ expect: { stage: shortlist } }')).toEqual([]);
  for (const who of ['who: ola,', 'who: åse,', ''])
    expect(run(crm, 'noticed', asks(who), '{ expect: { stage: noticed } }')).toEqual([]);
});

test('what is claimed is not verified', () => {
  const steps = ['{ day: 1, who: kari, does: orders, order: A-1, claimed: true }', '{ expect: { stage: ready } }'];
  expect(run(crm, 'ready', ...steps)).toEqual([]);
  expect(run(crm, 'ready', ...steps, '{ day: 2, does: orders, order: A-1 }', '{ expect: { stage: won } }')).toEqual([]);
});

test('somebody puts the company elsewhere', () => {
  const by = '{ expect: { stage: options, movement: manual, by: none } }';
  expect(run(crm, 'noticed', '{ day: 1, corrected: options }', by)).toEqual([]);
});

test('where a rule asks for different content each time is another thing, unless the story says which', () => {
  const three = (more: string) => `{ day: 1, who: ola, does: reads-guide, times: 3${more} }`;
  expect(run(crm, 'on-agenda', three(''), '{ expect: { stage: studying } }')).toEqual([]);
  expect(run(crm, 'on-agenda', three(', content: /a.pdf'), '{ expect: { stage: on-agenda } }')).toEqual([]);
});
