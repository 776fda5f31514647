import { expect, it } from 'vitest';
import { dailyQuota } from './daily-quota.ts';

it('a site may send so much a day and no more; the others, and the next day, are untouched', () => {
  let now = Date.UTC(2026, 10, 26, 23, 0, 0);
  const quota = dailyQuota(1000, () => now);
  expect(quota.spend('nordkontor', 600)).toBe(0);
  expect(quota.spend('nordkontor', 600)).toBe(3600);
  // what did not fit took nothing
  expect(quota.spend('nordkontor', 400)).toBe(0);
  expect(quota.spend('fjellheim', 600)).toBe(0);
  now += 3600_000;
  expect(quota.spend('nordkontor', 600)).toBe(0);
});
