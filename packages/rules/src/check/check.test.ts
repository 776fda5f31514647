import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { example } from '../../test/example.ts';
import { check } from './check.ts';

test.each([
  ['crm-suite', 153],
  ['office-supplies', 15],
] as const)('%s: no error, and every pair of rules proved', (name, total) => {
  const { findings, pairs } = check(example(name));
  expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
  expect(pairs).toEqual({ total, proved: total });
});

interface Expected {
  rule?: string;
  file?: string;
  family: string;
  because?: string;
  with?: string;
  witness?: boolean;
  suggests?: string;
}
const { findings: expected } = JSON.parse(
  readFileSync(new URL('../../examples/broken/expected.json', import.meta.url), 'utf8'),
) as { findings: Expected[] };
const broken = check(example('broken'));

test.each(expected.map((e): [string, Expected] => [`${e.rule ?? e.file} ${e.family}: ${e.because ?? e.suggests}`, e]))(
  'broken: %s',
  (_, e) => {
    const found = broken.findings.filter(
      (f) =>
        f.code.startsWith(e.family) &&
        (e.rule === undefined || f.rule === e.rule) &&
        (e.file === undefined || f.file === e.file) &&
        (e.with === undefined || f.with === e.with) &&
        (e.suggests === undefined || f.hint?.includes(e.suggests)) &&
        (e.witness === undefined || (f.witness !== undefined) === e.witness),
    );
    expect(found).not.toEqual([]);
  },
);

test('broken: one pair is not proved', () => {
  expect(broken.pairs).toEqual({ total: 36, proved: 35 });
});

test('a witness is a story of its own', () => {
  const witness = broken.findings.find((f) => f.code === 'U1')?.witness ?? '';
  expect(parse(witness)).toEqual({
    people: { kari: { title: 'ceo' } },
    company: { domain: 'witness.example', country: 'NO', employees: 50, relation: 'none' },
    stories: [
      {
        story: 'one event completes B-advance-on-compare and C-lost-on-compare',
        start_at: 'noticed',
        tell: [
          { day: 1, who: 'kari', does: 'compares' },
          { day: 17, who: 'kari', does: 'compares' },
          { day: 31, who: 'kari', does: 'compares' },
          { expect: { stage: 'searching', by: 'B-advance-on-compare' } },
        ],
      },
    ],
  });
});

test('what two journeys share is reported once, and both are proved', () => {
  const [crm, office] = [example('crm-suite'), example('office-supplies')];
  const files = [
    ...crm.map((f) =>
      f.path === 'audience.yaml' ? { ...f, path: 'shared/audience.yaml' } : { ...f, path: `crm/${f.path}` },
    ),
    ...office
      .filter((f) => f.path !== 'audience.yaml')
      .map((f) => ({
        path: `office/${f.path}`,
        text: f.text.replace('business-customers', 'prospects').replace('buyer: 1', 'user: 1'),
      })),
  ];
  const { rules, pairs, findings } = check(files);
  expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
  expect({ rules, pairs }).toEqual({ rules: 34, pairs: { total: 168, proved: 168 } });
});
