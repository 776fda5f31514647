import { expect, test } from 'vitest';
import type { Entry } from './entry.ts';
import { keep } from './keep.ts';

const entry = (at: number, filling = ''): Entry => [
  't',
  'v',
  { id: String(at), seq: 0, at, event: 'custom', filling },
  0,
];

test('what is six days old is given up', () => {
  const now = Date.now();
  expect(keep([entry(now - 6 * 86_400_000 - 1000), entry(now)])[0]).toHaveLength(1);
});
test('of more than 500 the newest are kept', () => {
  const now = Date.now();
  const [kept] = keep(Array.from({ length: 510 }, (_, n) => entry(now + n)));
  expect(kept).toHaveLength(500);
  expect(kept[0]![2].at).toBe(now + 10);
});
test('of more than 256 K characters the newest are kept', () => {
  const [kept, text] = keep(Array.from({ length: 100 }, (_, n) => entry(Date.now() + n, 'ø'.repeat(3000))));
  expect(kept.length).toBeGreaterThan(80);
  expect(text).toBe(JSON.stringify(kept));
  expect(text.length).toBeLessThanOrEqual(256 * 1024);
});
