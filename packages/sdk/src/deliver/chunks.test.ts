import { expect, test } from 'vitest';
import { chunks } from './chunks.ts';
import type { Entry } from './entry.ts';

const entry = (tab: string, filling: string): Entry => [
  tab,
  'v',
  { id: 'i', seq: 0, at: 0, event: 'custom', filling },
  0,
];

test('tabs are not mixed', () => {
  expect(chunks([entry('a', ''), entry('a', ''), entry('b', ''), entry('a', '')]).map((chunk) => chunk.length)).toEqual(
    [2, 1, 1],
  );
});
test('bytes count, not characters', () => {
  const made = chunks(Array.from({ length: 20 }, () => entry('a', 'å'.repeat(1500))));
  for (const chunk of made)
    expect(new Blob(chunk.map((one) => JSON.stringify(one[2]))).size).toBeLessThanOrEqual(30_000);
  expect(made).toHaveLength(3);
});
test('one that is too big goes alone', () => {
  expect(
    chunks([entry('a', 'x'), entry('a', 'x'.repeat(31_000)), entry('a', 'x')]).map((chunk) => chunk.length),
  ).toEqual([1, 1, 1]);
});
