import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

const forbidden: [string, RegExp][] = [
  ['reads a clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b/],
  ['is random', /\bMath\.random\b|\bcrypto\b/],
  [
    'imports something of Node or another package',
    /\bfrom\s+'(?!\.{1,2}\/|@waystage\/events'|yaml'|zod')|\bimport\(|\brequire\(/,
  ],
  ['does I/O', /\bfetch\(|\bprocess\.|\bconsole\.|\bsetTimeout\b|\bBuffer\b|\bglobalThis\b/],
];

/** Why a file is not pure; empty where it is. Comments do not count. */
function impurities(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
  return forbidden.filter(([, pattern]) => pattern.test(code)).map(([what]) => what);
}

test('nothing in src reads a clock, is random, or reaches outside', () => {
  const files = (readdirSync(src, { recursive: true }) as string[]).filter(
    (f) => f.endsWith('.ts') && !f.endsWith('.test.ts'),
  );
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((f) => impurities(readFileSync(join(src, f), 'utf8')).map((why) => `${f} ${why}`));
  expect(found).toEqual([]);
});

test.each([
  'const t = Date.now();',
  'const t = new Date();',
  'const t = Math.random();',
  "import { readFileSync } from 'node:fs';",
  "import x from 'lodash';",
  'await fetch(url);',
])('%s is found', (code) => {
  expect(impurities(code)).toHaveLength(1);
});
