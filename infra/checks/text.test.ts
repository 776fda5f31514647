import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
const code = tracked.filter((f) => /\.(ts|tsx|mjs|css)$/.test(f) && !/generated\//.test(f));

it('no file of code is longer than 300 lines', () => {
  const long = code
    .filter((f) => !f.includes('.test.') && !f.includes('/test/'))
    .map((f) => [f, readFileSync(`${root}/${f}`, 'utf8').split('\n').length] as const)
    .filter(([, lines]) => lines > 300);
  expect(long).toEqual([]);
});

it('no file has a name that says nothing', () => {
  expect(tracked.filter((f) => /(^|\/)(utils?|helpers?|common|misc|types)(\.tsx?$|\/)/.test(f))).toEqual([]);
});

it('every relative link in the documentation leads somewhere', () => {
  const broken: string[] = [];
  for (const file of tracked.filter((f) => f.endsWith('.md')))
    for (const [, target] of readFileSync(`${root}/${file}`, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)/g)) {
      const at = new URL(target!, `file://${root}/${file}`).pathname.slice(root.length).replace(/^\/|\/$/g, '');
      if (!tracked.some((f) => f === at || f.startsWith(`${at}/`))) broken.push(`${file}: ${target}`);
    }
  expect(broken).toEqual([]);
});
