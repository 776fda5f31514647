import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';

// each test starts processes
vi.setConfig({ testTimeout: 120_000 });

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const examples = fileURLToPath(new URL('../../../../packages/rules/examples/', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'waystage-test-'));
afterAll(() => rmSync(home, { recursive: true }));
cpSync(join(examples, 'office-supplies'), join(home, 'office'), { recursive: true });
cpSync(join(examples, 'office-supplies'), join(home, 'wrong'), { recursive: true });
cpSync(join(examples, 'office-supplies'), join(home, 'untold'), { recursive: true });
rmSync(join(home, 'untold/tests'), { recursive: true });

function waystage(...args: string[]) {
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: home, encoding: 'utf8', env });
  return { status, stdout, stderr };
}

test('stories that are as expected: exit code 0', () => {
  const { status, stdout } = waystage('test', 'office');
  expect(stdout).toBe(`office-supplies: 3 stories, all as expected
  ok   leaves the cart overnight
  ok   comes back in time
  ok   a late order that was placed in time still counts
`);
  expect(status).toBe(0);
});

test('one that is not: where, what came instead, exit code 1', () => {
  writeFileSync(
    join(home, 'wrong/tests/more.yaml'),
    'people: { bo: {} }\nstories:\n  - story: not so\n    start_at: sourcing\n    tell:\n      - { day: 1, who: bo, does: fills-cart }\n      - { expect: { stage: sourcing } }\n',
  );
  const { status, stdout } = waystage('test', 'wrong');
  expect(stdout).toContain('4 stories, 1 not as expected');
  expect(stdout).toContain('    tests/more.yaml:7:21\n      7 |       - { expect: { stage: sourcing } }\n');
  expect(stdout).toContain('      stage: expected sourcing, got cart\n      office-supplies: cart (decision, 90 %)');
  expect(status).toBe(1);
  const { journeys } = JSON.parse(waystage('test', 'wrong', '--json').stdout);
  expect(journeys[0].stories).toContainEqual(expect.objectContaining({ story: 'not so', passed: false }));
});

test('--mutate lists what no story notices, --suggest FILE writes the stories that do, once', () => {
  const before = waystage('test', 'office', '--mutate', '--coverage');
  expect(before.stdout).toContain('5 of 26 mutants killed, 21 survived.');
  expect(before.stdout).toContain('    looks-around (rules/all.yaml:2): times: 4 instead of 5\n');
  expect(before.stdout).toContain('left-the-cart        yes    yes');
  expect(before.status).toBe(1);
  const file = 'office/tests/edges.yaml';
  expect(waystage('test', 'office', '--suggest', file).stdout).toMatch(/which kill 21 mutants; 0 left\.\n$/);
  expect(readFileSync(join(home, file), 'utf8')).toContain('story: "looks-around: 4 times are not enough"');
  const after = waystage('test', 'office', '--mutate');
  expect(after.stdout).toContain('26 of 26 mutants killed, 0 survived.');
  expect(after.status).toBe(0);
  expect(waystage('test', 'office', '--suggest', file)).toMatchObject({ status: 2 });
});

test('without stories there is nothing to play, but something to suggest', () => {
  const { status, stderr } = waystage('test', 'untold');
  expect(stderr).toContain('There are no stories in untold/tests. Write one, or let --suggest write them.');
  expect(status).toBe(2);
  expect(waystage('test', 'untold', '--suggest').stdout).toContain('\nstories:\n');
});

test('rules with mistakes are mended first; a folder that is not there is wrong usage', () => {
  const broken = spawnSync(process.execPath, [main, 'test', 'broken'], { cwd: examples, encoding: 'utf8' });
  expect(broken.stdout).toMatch(/\d+ errors: mend them first/);
  expect(broken.status).toBe(1);
  expect(waystage('test', 'nowhere').status).toBe(2);
});

test('init writes a journey that passes check and test, and overwrites nothing', () => {
  const { status, stdout } = waystage('init', 'mine');
  expect(status).toBe(0);
  expect(stdout).toContain('waystage check mine');
  expect(existsSync(join(home, 'mine/.schema/rules.schema.json'))).toBe(true);
  expect(readFileSync(join(home, 'mine/rules/rules.yaml'), 'utf8')).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/\.schema\/rules/,
  );
  expect(waystage('check', 'mine', '--strict').status).toBe(0);
  expect(waystage('test', 'mine').status).toBe(0);
  const again = waystage('init', 'mine');
  expect(again).toMatchObject({ status: 2, stdout: '' });
  expect(again.stderr).toContain('mine/audience.yaml is there already, and stays as it is.');
});
