import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { collectorErrors } from '../src/collector-error.ts';

it('the documentation lists every error code with its status, and no other', () => {
  const page = readFileSync(new URL('../../../docs/web-developer.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| (\d{3}) \| ([^|]+) \|/gm)].flatMap(([, status, codes]) =>
    [...codes!.matchAll(/`(\w+)`/g)].map(([, code]) => `${code} ${status}`),
  );
  expect(listed.sort()).toEqual(
    Object.entries(collectorErrors)
      .map(([code, [status]]) => `${code} ${status}`)
      .sort(),
  );
});
