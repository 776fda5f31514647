import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const apps = ['collector', 'worker', 'console', 'demo'].map((a) => `@waystage/${a}`);
/** Who may import whom; `types` may be a devDependency only. The same table stands in docs/flow.md. */
const house: Record<string, { verb: string; may: string[]; types?: string[] }> = {
  'packages/events': { verb: 'name', may: [] },
  'packages/sdk': { verb: 'record', may: [], types: ['events'] },
  'packages/rules': { verb: 'decide', may: ['events'] },
  'packages/storage': { verb: 'keep', may: ['events'] },
  'packages/webhook': { verb: 'sign', may: [], types: ['events'] },
  'packages/node': { verb: 'tell', may: [], types: ['events'] },
  'apps/collector': { verb: 'accept', may: ['events', 'storage'] },
  'apps/worker': { verb: 'resolve, evaluate, deliver', may: ['events', 'storage', 'rules', 'webhook'] },
  'apps/console': { verb: 'show', may: ['events', 'storage', 'rules', 'webhook'] },
  'apps/demo': { verb: 'try', may: ['browser', 'webhook'] },
};
const read = (dir: string) => JSON.parse(readFileSync(new URL(`../../${dir}/package.json`, import.meta.url), 'utf8'));
const own = (deps: Record<string, string> = {}) =>
  Object.keys(deps).filter((d) => d === 'waystage' || d.startsWith('@waystage/'));
const named = (names: string[] = []) => names.map((n) => `@waystage/${n}`);

it.each(Object.entries(house))('%s imports only what it may', (dir, { verb, may, types }) => {
  const { description, dependencies, devDependencies } = read(dir);
  expect(description.startsWith(verb), `${dir} is described as "${description}"`).toBe(true);
  expect(named(may)).toEqual(expect.arrayContaining(own(dependencies)));
  expect(named([...may, ...(types ?? [])])).toEqual(expect.arrayContaining(own(devDependencies)));
});

it('no app but the command imports an app', () => {
  for (const dir of Object.keys(house)) expect(own(read(dir).dependencies).filter((d) => apps.includes(d))).toEqual([]);
  expect(own(read('apps/cli').dependencies)).toEqual(expect.arrayContaining(apps));
});
