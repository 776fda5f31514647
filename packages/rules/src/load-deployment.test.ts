import { expect, test } from 'vitest';
import { example } from '../test/example.ts';
import { loadDeployment } from './load-deployment.ts';
import type { SourceFile } from './source/source-file.ts';

const inFolder = (folder: string, files: SourceFile[]) => files.map((f) => ({ ...f, path: `${folder}/${f.path}` }));
const shared = new Set(['audience.yaml', 'content.yaml']);
const crm = example('crm-suite');

test('several journeys, each in a folder of its own', () => {
  const { journeys, findings } = loadDeployment(
    [...inFolder('crm', crm), ...inFolder('office', example('office-supplies'))],
    { version: 'v1' },
  );
  expect(journeys.map((j) => [j.rulebook?.id, j.rulebook?.version])).toEqual([
    ['crm-suite', 'v1'],
    ['office-supplies', 'v1'],
  ]);
  expect(findings.every((f) => f.file.startsWith('office/rules/all.yaml'))).toBe(true);
});

test('a single journey may stand at the top', () => {
  expect(loadDeployment(crm).journeys.map((j) => j.rulebook?.id)).toEqual(['crm-suite']);
});

test('what is shared belongs to each journey, and a mistake in it is told once', () => {
  const common = crm
    .filter((f) => shared.has(f.path))
    .map((f) => ({ path: `shared/${f.path}`, text: f.text.replace('let_in', 'let_inn') }));
  const own = crm.filter((f) => !shared.has(f.path));
  const other = own.map((f) => ({ ...f, text: f.text.replace('journey: crm-suite', 'journey: other') }));
  const { journeys, findings } = loadDeployment([...inFolder('a', own), ...inFolder('b', other), ...common]);
  expect(journeys.map((j) => j.draft?.id)).toEqual(['crm-suite', 'other']);
  expect(findings).toMatchObject([{ code: 'J3', file: 'shared/audience.yaml', line: 6 }]);
});

test('two journeys of one name are an error', () => {
  const { journeys, findings } = loadDeployment([...inFolder('a', crm), ...inFolder('b', crm)]);
  expect(journeys.map((j) => j.rulebook !== null)).toEqual([true, false]);
  expect(findings.at(-1)).toMatchObject({
    code: 'J6',
    file: 'b/journey.yaml',
    message: 'Two journeys are called crm-suite; nobody could tell which one a customer is on.',
  });
});

test('without any journey.yaml it says so', () => {
  expect(loadDeployment([{ path: 'README.md', text: 'x' }]).findings).toMatchObject([
    { code: 'J4', file: 'journey.yaml' },
  ]);
});
