import { expect, test } from 'vitest';
import { waitFor } from './wait-for.ts';

const now = Date.parse('2026-03-11T09:00:00Z');

test.each([
  ['the first', 1, null, 0.5, 500],
  ['the third', 3, null, 0.5, 2000],
  ['spread, at least', 3, null, 0, 1000],
  ['spread, at most', 3, null, 1, 3000],
  ['the twentieth', 20, null, 0.5, 60_000],
  ['seconds', 1, '7', 0, 7000],
  ['no wait at all', 1, '0', 0.5, 500],
  ['a day', 1, '86400', 0, 60_000],
  ['a date', 1, 'Wed, 11 Mar 2026 09:00:09 GMT', 0, 9000],
  ['a date gone by', 1, 'Wed, 11 Mar 2026 08:00:00 GMT', 0.5, 500],
  ['nonsense', 1, 'snart', 0.5, 500],
])('%s: %i, %s', (_name, failed, retryAfter, random, expected) => {
  expect(waitFor(failed, retryAfter, now, random)).toBe(expected);
});
