import { expect, test } from 'vitest';
import { Company, start } from '../../test/company.ts';
import { exampleRulebook } from '../../test/example.ts';
import { explainState } from './explain-state.ts';
import { explainWhyNot } from './explain-why-not.ts';
import { printExplain } from './print-explain.ts';

const crm = exampleRulebook('crm-suite');
const people = { kari: 'decision_maker', ola: 'it', eva: 'finance', per: 'user' };
const at = (stage: string) => new Company(crm, people).put(0, stage);
const whyNot = ({ state }: Company) => printExplain(explainWhyNot(crm, state)).split('\n');
const lineOf = (company: Company, about: string) => whyNot(company).find((l) => l.includes(about));

test('what is missing, by whom and until when', () => {
  const c = at('requirements')
    .does(1, 'kari', 'visits-pricing')
    .does(2, 'kari', 'visits-pricing')
    .does(3, 'kari', 'visits-pricing');
  expect(lineOf(c, 'visits-pricing by buying_group')).toBe(
    '    - visits-pricing by buying_group 3/3 times, 1/2 people: one more person; the oldest counts until 16 January 2026',
  );
  expect(whyNot(c)).toContain(
    '  - shortlist by makes-a-shortlist: Two people look at prices, three visits within two weeks',
  );
});

test.each([
  [0, '0/3 times, 0/2 people: 3 more times, 2 more people'],
  [1, '1/3 times, 1/2 people: 2 more times, one more person; the oldest counts until 16 January 2026'],
])('after %i visits: %s', (visits, says) => {
  const c = at('requirements');
  for (let i = 0; i < visits; i++) c.does(1, 'kari', 'visits-pricing');
  expect(lineOf(c, 'visits-pricing by buying_group')).toBe(`    - visits-pricing by buying_group ${says}`);
});

test('an audience waits for a fact, or says what keeps the company out', () => {
  const c = new Company({ ...crm, audience: crm.audiences.get('enterprise') ?? null }).facts(0, { country: 'NO' });
  expect(printExplain(explainWhyNot(c.rulebook, c.state))).toContain('- enterprise waits for: employees, relation');
  const rival = new Company(crm).facts(0, { relation: 'competitor', country: 'NO' });
  expect(whyNot(rival)).toContain('  - does not count as prospects: relation is competitor');
});

test('a clause waits for the role of somebody, the name of a visitor, or somebody to verify a claim', () => {
  const c = new Company(crm).put(0, 'searching').does(1, 'bo', 'asks-for-demo').does(2, '~v_1', 'asks-for-demo');
  expect(whyNot(c)).toContain('      - waits for the role of bo');
  expect(whyNot(c)).toContain('      - waits for the name of a visitor');
  const order = at('ready').does(1, 'kari', 'orders', { verified: false });
  expect(whyNot(order)).toContain('      - waits for somebody to verify a claim');
});

test('complete, and waiting for the next matching event', () => {
  // evidence from before: it counts as soon as something happens
  const c = new Company(crm, people).put(0, 'options');
  for (const who of ['kari', 'ola', 'ola']) c.does(1, who, 'visits-pricing');
  c.put(2, 'requirements');
  expect(whyNot(c)).toContain('    complete; waits for the next matching event');
  expect(lineOf(c, 'makes-a-shortlist')).toMatch(/^ {2}\+ shortlist by makes-a-shortlist/);
});

test('at the last stage it is about what would win; when the journey is over, about the next one', () => {
  expect(whyNot(at('ready'))).toContain('  - won by bought: The order is in');
  expect(whyNot(at('won'))).toContain('  the next journey can begin from 1 April 2026');
});

test('the state: since when, what is in the way, and what silence leads to', () => {
  const c = at('shortlist').does(1, 'kari', 'visits-pricing').does(3, 'eva', 'visits-pricing');
  const when = (ms: number) => `day ${(ms - start) / 86_400_000}`;
  const text = printExplain(explainState(crm, c.state, { when })).split('\n');
  expect(text[0]).toBe('crm-suite: shortlist (decision, 80 %) since day 0: Two or three vendors are left');
  expect(text).toContain('  in the way since day 3: late-stakeholder');
  expect(text).toContain('  jobs: supplier-selection active');
  expect(text.slice(-3)).toEqual([
    '  if nothing happens',
    expect.stringMatching(/^ {4}day 17\.00\d+: stalled$/),
    expect.stringMatching(/^ {4}day 183\.00\d+: cancelled by gone-quiet$/),
  ]);
});

test('people are called what the caller calls them', () => {
  const c = new Company(crm).put(0, 'searching').does(1, 'per_1', 'asks-for-demo');
  expect(printExplain(explainWhyNot(crm, c.state, { who: () => 'Åse Nordmann' }))).toContain(
    'the role of Åse Nordmann',
  );
});
