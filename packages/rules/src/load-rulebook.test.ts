import { expect, test } from 'vitest';
import { example } from '../test/example.ts';
import { printFinding } from './finding/print-finding.ts';
import { loadRulebook } from './load-rulebook.ts';

test.each(['crm-suite', 'office-supplies'] as const)('%s has no errors', (name) => {
  const { rulebook, findings } = loadRulebook(example(name), { version: 'v1' });
  expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
  expect(rulebook).toMatchObject({ id: name, version: 'v1' });
});

test('NO stays Norway', () => {
  const { rulebook } = loadRulebook(example('crm-suite'));
  expect(rulebook?.audiences.get('prospects')?.must.get('country')).toEqual({
    kind: 'values',
    values: ['NO', 'SE', 'DK', 'FI'],
  });
});

test('in the broken example every mistake of names, traits and structure is found', () => {
  const files = example('broken');
  const { rulebook, draft, findings } = loadRulebook(files);
  expect(rulebook).toBeNull();
  expect(draft?.rules.map((r) => r.name)).toContain('G-unreachable-stage');
  expect(findings.map((f) => `${f.rule} ${f.code} ${f.hint}`)).toEqual([
    'G-unreachable-stage J8 Use `close: { from: ..., as: won }` for customers who buy.',
    'G-unreachable-stage T2 Name a group that decides, such as buying_group.',
    'H-no-proof T5 Add `proves:` with the reason.',
    'H-no-proof T1 Add `within:`, such as 30 days.',
    'H-no-proof T2 Name a group that decides, such as buying_group.',
    'I-typo J5 Did you mean searching?',
    'I-typo J5 Did you mean visits-pricing?',
  ]);
});

const small = {
  'journey.yaml': `journey: j
audience: all
phases:
  - { phase: awareness, stages: [{ stage: a, readiness: 10 }] }
  - { phase: evaluation, stages: [{ stage: b, readiness: 20 }] }
  - { phase: decision, stages: [{ stage: c, readiness: 30 }] }
jobs: { learn: {}, care: { always_on: true } }
obstacles: { decision: { doubt: "They doubt" } }
`,
  'audience.yaml': `audiences: { all: { unknown: let_in } }
facts: { country: [NO, SE], employees: number }
roles: [{ role: boss, title: ceo }]
who: { bosses: [boss] }
`,
  'behaviours.yaml': `events: { form: { name: [demo] }, quiz: { done_by: customer, level: [easy, hard] } }
behaviours:
  reads: { event: page_read, path: "/x/**" }
  asks: { event: form, name: demo }
  plays: { event: quiz, level: hard }
`,
  'rules/r.yaml': `rules:
  - rule: r
    says: s
    advance: { from: a }
    when: { does: reads, times: 2, within: 3 days }
    who: bosses
    proves: p
`,
};

function load(change: { file?: keyof typeof small; from?: string; to: string }) {
  const files = Object.entries(small).map(([path, text]) => ({
    path,
    text:
      path === (change.file ?? 'rules/r.yaml')
        ? change.from === undefined
          ? change.to
          : text.replace(change.from, change.to)
        : text,
  }));
  const changed = files.find((f) => f.path === (change.file ?? 'rules/r.yaml'));
  const { findings } = loadRulebook(files);
  return findings.map((f) => printFinding(f, changed?.path === f.file ? changed.text : ''));
}

test('the small journey these tests change is without fault', () => {
  expect(load({ to: small['rules/r.yaml'] })).toEqual([]);
});

test.each([
  [
    'a key nobody knows',
    { from: 'times: 2', to: 'tims: 2' },
    'rules/r.yaml:5:26 error J2 (r): `tims` means nothing here.',
    'Did you mean times?',
  ],
  [
    'a count that is no number',
    { from: 'times: 2', to: 'times: two' },
    'rules/r.yaml:5:33 error J3 (r): This should be a whole number from 1 to 1000.',
    '^^^',
  ],
  ['a month', { from: '3 days', to: '3 months' }, 'J3 (r): This should be a length of time.', '14 days'],
  ['a key twice', { from: 'who: bosses', to: 'who: bosses\n    who: anyone' }, 'error J6', 'stands here twice'],
  ['an anchor', { from: 'who: bosses', to: 'who: &w bosses' }, 'error J1', 'Write it out.'],
  ['a tag', { from: 'who: bosses', to: 'who: !x bosses' }, 'error J1', 'Remove it.'],
  ['a merge key', { from: 'when: { ', to: 'when: { <<: {}, ' }, 'error J2 (r): `<<` means nothing here.', ''],
  ['no YAML at all', { to: 'rules: [' }, 'rules/r.yaml:1', 'J1'],
  ['an empty file', { to: '' }, 'J1: The file is empty.', ''],
  [
    'two targets',
    { from: 'when:', to: 'enter: {}\n    when:' },
    'J8 (r): `enter` and `advance` in one rule',
    'Make it two rules.',
  ],
  [
    'no target',
    { from: 'advance: { from: a }', to: 'audience: all' },
    'J4 (r): Nothing says what this rule does.',
    'enter',
  ],
  ['nothing to do', { from: 'does: reads, ', to: '' }, 'T1 (r): Trait 1 is missing', 'does'],
  ['no who', { from: 'who: bosses', to: 'trust: claimed' }, 'T2 (r): Trait 2 is missing', 'Add `who:`'],
  [
    'a group nobody declared',
    { from: 'who: bosses', to: 'who: bossses' },
    'J5 (r): No group is called bossses',
    'Did you mean bosses?',
  ],
  [
    'a rule of the same name',
    { to: small['rules/r.yaml'] + small['rules/r.yaml'].slice(7) },
    'J6 (r): Two rules are called r',
    '',
  ],
  [
    'fast track to where it is',
    { from: 'advance: { from: a }', to: 'fast_track: { from: b, to: b, because: x }' },
    'J8 (r): A company in b would not get further',
    '',
  ],
  [
    'fast track without a reason',
    { from: 'advance: { from: a }', to: 'fast_track: { from: a, to: c }' },
    'J4 (r): Why may a customer skip stages?',
    'because',
  ],
  [
    'back to a later stage',
    { from: 'advance: { from: a }', to: 'reconsider: { from: a, back_to: b }' },
    'J8 (r): A company in a does not go back',
    '',
  ],
  [
    'advance from outside',
    { from: '{ from: a }', to: '{ from: outside }' },
    'J8 (r): A rule of this kind says nothing about companies that are outside',
    '',
  ],
  [
    'won without trust',
    { from: 'advance: { from: a }', to: 'close: { from: any, as: won }' },
    'warning T6 (r)',
    'trust: verified',
  ],
  [
    'silence beside counting',
    { from: 'times: 2', to: 'silent_for: 3 days' },
    'J8 (r): silent_for means that nobody does anything',
    '',
  ],
  [
    'a stage that decides when one may leave it',
    { from: 'times: 2', to: 'since_entering: 3 days' },
    'J8 (r): since_entering',
    '',
  ],
  [
    'two things with no time between',
    { from: 'times: 2, within: 3 days', to: 'and_also: [{ does: asks, within: 2 days }]' },
    'T1 (r): Two things',
    '',
  ],
  [
    'a job that is never done',
    { from: 'advance: { from: a }', to: 'job: { name: care, becomes: done }' },
    'J8 (r): care is always on',
    '',
  ],
  [
    'an obstacle of another phase',
    { from: 'advance: { from: a }', to: 'obstacle: { raise: doubt, from: [a, c] }' },
    'J5 (r): doubt is no obstacle of the phase awareness',
    '',
  ],
  [
    'a rule to give way to that is not there',
    { from: 'who: bosses', to: 'who: bosses\n    gives_way_to: [rr]' },
    'J5 (r): No rule is called rr',
    'Did you mean r?',
  ],
  [
    'a field the event has not',
    { file: 'behaviours.yaml', from: 'path:', to: 'paht:' },
    'J5: No field of page_read is called paht',
    'Did you mean path?',
  ],
  [
    'a value the field cannot have',
    { file: 'behaviours.yaml', from: 'name: demo', to: 'name: dmeo' },
    'J5: No name of form is called dmeo',
    'Did you mean demo?',
  ],
  [
    'a field of an own event',
    { file: 'behaviours.yaml', from: 'level: hard }', to: 'level: hardd }' },
    'J5: No level of quiz is called hardd',
    'Did you mean hard?',
  ],
  [
    'an event nobody sends',
    { file: 'behaviours.yaml', from: 'event: form', to: 'event: from' },
    'J5: No event is called from',
    'Did you mean form?',
  ],
  [
    "an event that is nobody's doing",
    { file: 'behaviours.yaml', from: 'event: page_read, path: "/x/**"', to: 'event: identify' },
    'J8: identify says something',
    '',
  ],
  [
    'a fact nobody declared',
    { file: 'audience.yaml', from: 'unknown: let_in', to: 'must: { contry: NO }' },
    'J5: No fact is called contry',
    'Did you mean country?',
  ],
  [
    'a range of words',
    { file: 'audience.yaml', from: 'unknown: let_in', to: 'must: { country: { at_least: 3 } }' },
    'J3: country is not a number',
    '',
  ],
  [
    'two phases',
    { file: 'journey.yaml', from: '  - { phase: evaluation, stages: [{ stage: b, readiness: 20 }] }\n', to: '' },
    'J7: A journey has exactly three phases',
    '',
  ],
  [
    'readiness that falls',
    { file: 'journey.yaml', from: 'readiness: 20', to: 'readiness: 10' },
    'J7: A company in b would be no readier',
    '',
  ],
  [
    'readiness over 100',
    { file: 'journey.yaml', from: 'readiness: 30', to: 'readiness: 101' },
    'J3: This should be a whole number from 1 to 100',
    '',
  ],
  [
    'eleven stages',
    {
      file: 'journey.yaml',
      from: '{ stage: c, readiness: 30 }',
      to: Array.from({ length: 9 }, (_, i) => `{ stage: s${i}, readiness: ${30 + i} }`).join(', '),
    },
    'J7: A journey has at most 10 stages; this one has 11',
    '',
  ],
  [
    'a stage called won',
    { file: 'journey.yaml', from: 'stage: a,', to: 'stage: won,' },
    'J6: The name won is taken',
    '',
  ],
  ['no audience', { file: 'journey.yaml', from: 'audience: all\n', to: '' }, 'T3: Trait 3 is missing', ''],
  [
    'an unknown time zone',
    { file: 'journey.yaml', from: 'audience: all\n', to: 'audience: all\ntimezone: Europe/Olso\n' },
    'J5: No time zone is called Europe/Olso',
    '',
  ],
] as [string, Parameters<typeof load>[0], string, string][])(
  '%s is found and explained',
  (_, change, message, hint) => {
    const found = load(change);
    expect(found.join('\n')).toContain(message);
    expect(found.join('\n')).toContain(hint);
  },
);

test('a misnamed file is not passed over in silence', () => {
  const { findings } = loadRulebook([...example('crm-suite'), { path: 'behaviour.yaml', text: 'a: 1' }]);
  expect(findings[0]).toMatchObject({ code: 'J1', file: 'behaviour.yaml', hint: 'Did you mean behaviours.yaml?' });
});

test('without a journey.yaml there is no draft', () => {
  expect(loadRulebook([])).toMatchObject({
    rulebook: null,
    draft: null,
    findings: [{ code: 'J4', file: 'journey.yaml' }],
  });
});

test.each([
  [
    'a file of more than a million characters',
    [{ path: 'rules/a.yaml', text: `#${'x'.repeat(1_000_001)}` }],
    'longer than',
  ],
  [
    'more than 500 files',
    Array.from({ length: 501 }, (_, i) => ({ path: `rules/${i}.yaml`, text: 'rules: []' })),
    'at most 500 files',
  ],
  ['a million open brackets', [{ path: 'rules/a.yaml', text: '['.repeat(900_000) }], 'J1'],
])('%s is refused', (_, more, message) => {
  const { rulebook, findings } = loadRulebook([...example('crm-suite'), ...more]);
  expect(rulebook).toBeNull();
  expect(findings.map((f) => `${f.code} ${f.message}`).join('\n')).toContain(message);
});
