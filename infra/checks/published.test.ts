import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { expect, it, onTestFinished } from 'vitest';

const require = createRequire(import.meta.url);
const packages = new URL('../../packages/', import.meta.url).pathname;
const attw = join(dirname(require.resolve('@arethetypeswrong/cli/package.json')), 'dist/index.js');

interface Manifest {
  name: string;
  exports: object;
  publishConfig?: { exports?: object };
  scripts?: object;
}

/** A package as it would be published, in a folder of its own: what others use must not be built while they use it. */
function published(name: string, change = (manifest: Manifest) => manifest): string {
  const from = join(packages, name);
  const dir = mkdtempSync(join(tmpdir(), 'waystage-published-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  execFileSync(join(from, 'node_modules/.bin/tsup'), ['--out-dir', join(dir, 'dist'), '--silent'], { cwd: from });
  const manifest = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as Manifest;
  // as pnpm does it
  Object.assign(manifest, manifest.publishConfig);
  delete manifest.publishConfig;
  // it is built already
  delete manifest.scripts;
  writeFileSync(join(dir, 'package.json'), JSON.stringify(change(manifest)));
  cpSync(join(from, 'README.md'), join(dir, 'README.md'));
  return dir;
}

/** What publint and attw have to say against it. */
async function faults(dir: string): Promise<string[]> {
  const pkg = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Manifest;
  const { messages } = await publint({ pkgDir: dir, pack: false });
  const { stdout } = spawnSync(process.execPath, [attw, '--pack', dir, '--format', 'json', '--profile', 'esm-only'], {
    encoding: 'utf8',
  });
  const { analysis, problems = {} } = JSON.parse(stdout) as {
    analysis: { entrypoints: object };
    problems?: Record<string, { kind: string; resolutionKind?: string }[]>;
  };
  // a checker that found no entry has checked nothing
  expect(Object.keys(analysis.entrypoints)).toHaveLength(Object.keys(pkg.exports).length);
  // its JSON names also what the profile leaves out: these packages are ES modules, for resolvers that know `exports`
  const ours = Object.values(problems)
    .flat()
    .filter(({ resolutionKind }) => resolutionKind !== 'node10' && resolutionKind !== 'node16-cjs');
  return [...messages.map((message) => formatMessage(message, pkg)!), ...ours.map(({ kind }) => kind)];
}

for (const name of ['sdk', 'node', 'webhook'])
  it(`${name} is published as it should be: publint and attw have nothing to say`, async () => {
    expect(await faults(published(name))).toEqual([]);
  });

it('types that are not where the package says are found out', async () => {
  const dir = published('node', (manifest) => ({
    ...manifest,
    exports: { '.': { types: './dist/missing.d.ts', default: './dist/index.js' } },
  }));
  const found = await faults(dir);
  expect(found.join()).toContain('missing.d.ts');
  expect(found).toContain('FallbackCondition');
});
