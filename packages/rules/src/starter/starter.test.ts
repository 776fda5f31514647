import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { check, loadRulebook, readStories, runStories, type SourceFile, storyCoverage } from '../index.ts';
import { schemaOf, withSchema } from './with-schema.ts';

vi.setConfig({ testTimeout: 30_000 });

const dir = fileURLToPath(new URL('../../starter', import.meta.url));
const files: SourceFile[] = (readdirSync(dir, { recursive: true }) as string[])
  .filter((p) => p.endsWith('.yaml'))
  .map((p) => p.split(sep).join('/'))
  .map((path) => ({ path, text: withSchema(path, readFileSync(join(dir, path), 'utf8')) }));
const { rulebook } = loadRulebook(files);
if (!rulebook) throw new Error('the starter journey does not load');

test('the starter journey has nothing wrong with it, not even a note', () => {
  const { findings, pairs } = check(files);
  expect(findings).toEqual([]);
  expect(pairs.proved).toBe(pairs.total);
});

test('its stories are as expected, and fire each of its rules', () => {
  const { stories, findings } = readStories(rulebook);
  expect(findings).toEqual([]);
  expect(runStories(rulebook, stories).filter((r) => !r.passed)).toEqual([]);
  const coverage = Object.entries(storyCoverage(rulebook, stories));
  expect(coverage.filter(([, c]) => !c.fires || !c.misses)).toEqual([]);
});

test('three phases, fewer than ten stages', () => {
  expect(rulebook.phases).toHaveLength(3);
  expect(rulebook.stages.length).toBeLessThan(10);
});

test('it moves with nothing but pages and forms, a company nobody knows, and people without a title', () => {
  const text = `people: { a: {}, b: {} }
stories:
  - story: all the way
    tell:
      - { day: 1, who: a, does: reads-a-page, claimed: true, times: 2 }
      - { expect: { stage: noticed } }
      - { day: 2, who: a, does: reads-a-page, claimed: true, times: 3 }
      - { expect: { stage: interested } }
      - { day: 3, who: b, does: looks-at-offer, claimed: true, times: 2 }
      - { expect: { stage: exploring } }
      - { day: 4, who: b, does: visits-pricing, claimed: true, times: 3 }
      - { expect: { stage: comparing } }
      - { day: 5, who: a, does: sends-a-form, claimed: true }
      - { expect: { stage: in-contact } }
      - { day: 6, who: a, does: reads-terms, claimed: true }
      - { day: 7, who: b, does: reads-terms, claimed: true }
      - { expect: { stage: ready } }
`;
  const { stories } = readStories(rulebook, [{ path: 'tests/all.yaml', text }]);
  expect(runStories(rulebook, stories)).toMatchObject([{ passed: true, expectations: 6 }]);
});

test.each([
  ['journey.yaml', 'journey.schema.json', '.schema/journey.schema.json'],
  ['rules/forward.yaml', 'rules.schema.json', '../.schema/rules.schema.json'],
  ['tests/a.yml', 'tests.schema.json', '../.schema/tests.schema.json'],
])('%s tells editors its schema', (path, schema, where) => {
  expect(schemaOf(path)).toBe(schema);
  expect(withSchema(path, 'a: b\n')).toBe(`# yaml-language-server: $schema=${where}\na: b\n`);
});

test('what is no file of a journey has no schema', () => {
  expect(schemaOf('notes/a.yaml')).toBeNull();
  expect(withSchema('notes/a.yaml', 'a: b\n')).toBe('a: b\n');
});
