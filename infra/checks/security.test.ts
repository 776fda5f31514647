import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const top = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/security.md', top), 'utf8');
const rows = page.split('\n').filter((l) => /^\| [a-z]/.test(l) && !l.startsWith('| who '));
const cases = rows.map((row) => {
  const [, , what = '', held = ''] = row.split('|').map((cell) => cell.trim());
  const [, file = '', title = ''] = /^`(.+?)`: (.+)$/.exec(held) ?? [];
  return { what, file, title };
});

test.each(cases)('$what: a test holds it', ({ file, title }) => {
  expect(title).not.toBe('');
  expect(readFileSync(new URL(file, top), 'utf8')).toContain(title);
});
