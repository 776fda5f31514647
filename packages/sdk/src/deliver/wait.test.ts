import { expect, test } from 'vitest';
import { wait } from './wait.ts';

for (const [tries, retryAfter, random, expected] of [
  [1, null, 0, 1000],
  [3, null, 0, 4000],
  [3, null, 1, 6000],
  [30, null, 0, 300_000],
  [1, '30', 0, 30_000],
  [1, '30', 1, 45_000],
  [2, 'Wed, 21 Oct 2026 07:28:00 GMT', 0, 2000],
] as const)
  test(`after ${tries} tries, told ${retryAfter}: ${expected} ms`, () => {
    expect(wait(tries, retryAfter, random)).toBe(expected);
  });
