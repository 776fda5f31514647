import { expect, it } from 'vitest';
import { dailyQuota } from './daily-quota.ts';

it('a site may send so much a day and no more; the others, and the next day, are untouched', () => {
  let now = Date.UTC(2026, 10, 26, 23, 0, 0);
  const quota = dailyQuota(1000, () => now);
  const spend = (site: string, bytes: number) => {
    // of ten networks each may use a tenth
    for (let n = 0; n < 10; n++) if (quota.spend(site, `network ${n}`, bytes / 10)) return 3600;
    return 0;
  };
  expect(spend('nordkontor', 600)).toBe(0);
  expect(quota.spend('nordkontor', 'another network', 600)).toBe(3600);
  // what did not fit took nothing
  expect(spend('nordkontor', 400)).toBe(0);
  expect(quota.spend('nordkontor', 'another network', 1)).toBe(3600);
  expect(spend('fjellheim', 600)).toBe(0);
  now += 3600_000;
  expect(spend('nordkontor', 600)).toBe(0);
});

it('one network may use a tenth, and what is given back may be used again', () => {
  const quota = dailyQuota(1000, () => 0);
  expect(quota.spend('nordkontor', 'kiosk', 100)).toBe(0);
  expect(quota.spend('nordkontor', 'kiosk', 1)).toBeGreaterThan(0);
  expect(quota.spend('nordkontor', 'office', 100)).toBe(0);
  quota.refund('nordkontor', 'kiosk', 40);
  expect(quota.spend('nordkontor', 'kiosk', 40)).toBe(0);
});
