import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';

// each test starts processes
vi.setConfig({ testTimeout: 60_000 });

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const examples = fileURLToPath(new URL('../../../../packages/rules/examples/', import.meta.url));

function waystage(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: examples,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

test('check says what is proved, and exits with 0', () => {
  const { status, stdout } = waystage('check', 'crm-suite');
  expect(stdout).toContain('27 rules, 153 of 153 pairs proved to agree: 0 errors, 0 warnings, 26 notes');
  expect(stdout).toContain('info C1: 23 rules lack a story');
  expect(status).toBe(0);
});

test('check exits with 1 where there is an error, and --strict where there is a warning', () => {
  expect(waystage('check', 'broken').status).toBe(1);
  expect(waystage('check', 'office-supplies').status).toBe(0);
  expect(waystage('check', 'office-supplies', '--strict').status).toBe(1);
});

test('errors come first, and what may follow from them is said to', () => {
  const { stdout } = waystage('check', 'broken');
  const order = [...stdout.matchAll(/^\S+:\d+:\d+ (error|warning|info) /gm)].map(([, severity]) => severity);
  expect(order).toEqual(
    [...order].sort((a, b) => ['error', 'warning', 'info'].indexOf(a!) - ['error', 'warning', 'info'].indexOf(b!)),
  );
  expect(new Set(order)).toEqual(new Set(['error', 'warning']));
  expect(stdout).toContain('Mend the errors first');
});

test('check --json is for machines, with the witness', () => {
  const { rules, pairs, findings } = JSON.parse(waystage('check', 'broken', '--json').stdout);
  expect({ rules, pairs }).toEqual({ rules: 9, pairs: { total: 36, proved: 35 } });
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'U1',
      severity: 'error',
      file: 'rules/broken.yaml',
      line: 11,
      column: 19,
      rule: 'B-advance-on-compare',
      with: 'C-lost-on-compare',
      message: expect.stringContaining('for a customer in noticed'),
      hint: expect.stringContaining('gives_way_to'),
      witness: expect.stringContaining('start_at: noticed'),
    }),
  );
});

test('graph draws and say reads aloud; where rules have errors both send you to check', () => {
  expect(waystage('graph', 'office-supplies').stdout).toMatch(/^flowchart LR\n/);
  expect(waystage('say', 'office-supplies').stdout).toMatch(/^looks-around: When anybody looks at items/);
  const { status, stderr } = waystage('say', 'broken');
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'waystage: The rules in broken have errors. `waystage check broken` says which.\n',
  });
});

test('a folder that is not there is wrong usage', () => {
  expect(waystage('check', 'nowhere')).toMatchObject({ status: 2, stdout: '' });
});
