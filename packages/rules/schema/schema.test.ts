import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemaOf } from '../src/starter/with-schema.ts';
import { schemas, stale } from './generate.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const compiled = new Map<string, ValidateFunction>();

function validate(path: string, text: string): boolean {
  const name = schemaOf(path) ?? '';
  let fits = compiled.get(name);
  if (!fits) {
    fits = ajv.compile(JSON.parse(readFileSync(join(root, 'schema', name), 'utf8')));
    compiled.set(name, fits);
  }
  return fits(parse(text)) as boolean;
}

const folders = ['examples/crm-suite', 'examples/office-supplies', 'starter'];
const files = folders.flatMap((folder) =>
  (readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }) as string[])
    .filter((p) => p.endsWith('.yaml'))
    .map((p): [string, string] => [folder, p.replaceAll('\\', '/')]),
);

test('the schemas are what the grammar says; if not: node packages/rules/schema/generate.ts', () => {
  expect(stale()).toEqual([]);
  expect([...schemas().keys()]).toHaveLength(6);
});

test('they are draft-07, which is as new as editors read', () => {
  for (const text of schemas().values()) expect(JSON.parse(text).$schema).toBe('http://json-schema.org/draft-07/schema#');
});

test.each(files)('%s/%s is valid', (folder, path) => {
  expect(validate(path, readFileSync(join(root, folder, path), 'utf8'))).toBe(true);
});

test.each(files)('%s/%s points to a schema that is there, if to any', (folder, path) => {
  const text = readFileSync(join(root, folder, path), 'utf8');
  const [, schema] = /yaml-language-server: \$schema=(\S+)/.exec(text) ?? [];
  if (schema) expect(existsSync(resolve(root, folder, dirname(path), schema))).toBe(true);
});

const rule = 'rule: a, says: b, when: { does: x }, who: anyone, proves: c';
test.each([
  ['journey.yaml', 'journey: a'],
  ['journey.yaml', '{ journey: a, phases: [{ phase: p, stages: [{ stage: s, readiness: 110 }] }] }'],
  ['journey.yaml', '{ journey: a, phases: [], stalled: { default: 3 months } }'],
  ['journey.yaml', '{ journey: a, phases: [], recommend: [{ movement: back, do: x }] }'],
  ['audience.yaml', '{ audiences: { a: { unknown: maybe } } }'],
  ['audience.yaml', '{ facts: { country: text } }'],
  ['audience.yaml', '{ roles: [{ role: it }] }'],
  ['behaviours.yaml', '{ behaviours: { a: { path: /x } } }'],
  ['behaviours.yaml', '{ behaviors: {} }'],
  ['content.yaml', '{ content: [{ title: a }] }'],
  ['rules/a.yaml', `{ rules: [{ ${rule} }] }`],
  ['rules/a.yaml', `{ rules: [{ ${rule}, enter: {}, close: { from: any, as: won } }] }`],
  ['rules/a.yaml', `{ rules: [{ ${rule}, close: { from: any, as: bought } }] }`],
  ['rules/a.yaml', '{ rules: [{ rule: a, enter: {}, when: { does: x, times: many } }] }'],
  ['rules/a.yaml', '{ rules: [{ rule: a, enter: {}, whne: { does: x } }] }'],
  ['tests/a.yaml', '{ people: {} }'],
  ['tests/a.yaml', '{ stories: [{ story: a, tell: [{ day: 1 }] }] }'],
  ['tests/a.yaml', '{ stories: [{ story: a, tell: [{ day: 1, does: x, nothing: true }] }] }'],
  ['tests/a.yaml', '{ stories: [{ story: a, tell: [{ expect: { stge: won } }] }] }'],
])('%s is not valid with %s', (path, text) => {
  expect(validate(path, text)).toBe(false);
});
