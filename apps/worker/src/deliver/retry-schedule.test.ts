import { expect, it } from 'vitest';
import { nextWait, retrySchedule } from './retry-schedule.ts';

const minute = 60_000;

it.each([
  [1, null, 0, 5000],
  [1, null, 0.5, 5250],
  [2, null, 0, 5 * minute],
  [1, 90_000, 0, 90_000],
  [2, 1000, 0, 5 * minute],
  [1, 90 * 24 * 60 * minute, 0, 24 * 60 * minute],
  [retrySchedule.length, null, 0, null],
])('after %i failed attempts, Retry-After %s ms, chance %s: %s ms', (attempts, retryAfter, chance, wait) => {
  expect(nextWait(attempts, retryAfter, chance)).toBe(wait);
});

it('keeps trying for 75 hours', () => {
  expect(Math.floor(retrySchedule.reduce<number>((a, b) => a + b, 0) / (60 * minute))).toBe(75);
});
