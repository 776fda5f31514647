import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Finding } from '../finding/finding.ts';
import { findingCodes } from '../finding/finding-codes.ts';
import type { SourceFile } from '../source/source-file.ts';
import { check } from './check.ts';
import type { CheckOptions } from './check-options.ts';

const page = readFileSync(new URL('../../../../docs/rules.md', import.meta.url), 'utf8');

interface Fence {
  kind: string;
  text: string;
}
interface Section {
  title: string;
  fences: Fence[];
}

const sections: Section[] = page.split(/^#{2,4} /m).map((part) => ({
  title: part.split('\n', 1)[0] ?? '',
  fences: [...part.matchAll(/^```(?:yaml|json|text) ?(\w*)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = '']) => ({
    kind: kind || 'says',
    text,
  })),
}));

/** The top-level parts of a YAML file, by key. */
function parts(text: string): Map<string, string> {
  const found = text.split(/^(?=\w)/m).map((part): [string, string] => [part.slice(0, part.indexOf(':')), part]);
  return new Map(found);
}

const paths: Record<string, string> = {
  journey: 'journey.yaml',
  audience: 'audience.yaml',
  behaviours: 'behaviours.yaml',
  instead: 'rules/base.yaml',
  rules: 'rules/example.yaml',
};

/** The folder with these fences: whole files stand in the place of others, parts of files in that of their parts. */
function folder(base: readonly SourceFile[], fences: readonly Fence[]): SourceFile[] {
  const files = new Map(base.map((f) => [f.path, f.text]));
  for (const { kind, text } of fences) {
    const path = paths[kind];
    if (!path) continue;
    const whole = kind === 'rules' || kind === 'instead' || text.startsWith('journey:') || !files.has(path);
    files.set(path, whole ? text : [...new Map([...parts(files.get(path) ?? ''), ...parts(text)]).values()].join(''));
  }
  return [...files].map(([path, text]) => ({ path, text }));
}

const base = folder([], sections.find((s) => s.title.startsWith('One journey'))?.fences ?? []);
const written = (f: Finding) => `${f.severity}: ${f.message}\n${f.hint}${f.witness ? `\n${f.witness}` : ''}\n`;

function found({ fences }: Section): Finding[] {
  const options = fences.find((f) => f.kind === 'options');
  const given = options ? (JSON.parse(options.text) as CheckOptions) : {};
  return check(folder(base, fences), () => given).findings;
}

test('the journey of the examples is spotless', () => {
  expect(base.map((f) => f.path)).toHaveLength(4);
  expect(check(base)).toEqual({ rules: 5, pairs: { total: 10, proved: 10 }, findings: [] });
});

const kinds = sections.filter((s) => s.title.startsWith('`'));

test('every kind of rule has an example', () => {
  expect(kinds.map((s) => s.title.split('`')[1]).sort()).toEqual(
    ['enter', 'advance', 'fast_track', 'reconsider', 'close', 'job', 'obstacle', 'notice'].sort(),
  );
});

test.each(kinds.map((s): [string, Section] => [s.title, s]))('%s: the example is spotless', (_, section) => {
  expect(section.fences).not.toEqual([]);
  expect(found(section)).toEqual([]);
});

const codes = sections.filter((s) => /^[A-Z]\d$/.test(s.title));

test('the page tells of every code there is, and of no other', () => {
  expect(codes.map((s) => s.title).sort()).toEqual(Object.keys(findingCodes).sort());
});

test.each(codes.map((s): [string, Section] => [s.title, s]))(
  '%s: the example gives it, alone, in these words',
  (code, section) => {
    const findings = found(section);
    expect([...new Set(findings.map((f) => f.code))]).toEqual([code]);
    expect(section.fences.find((f) => f.kind === 'says')?.text).toBe(written(findings[0] as Finding));
  },
);
