import { expect, test } from 'vitest';
import { successor } from './successor.ts';

// the browser script has the same table
for (const [id, next] of [
  ['019aa8f2-3c1e-7d40-8a11-0123456789ab', '019aa8f2-3c1e-8d40-8a11-0123456789ac'],
  ['019aa8f2-3c1e-8d40-8a11-ffffffffffff', '019aa8f2-3c1e-8d40-8a11-000000000000'],
] as const)
  test(`${id} is followed by ${next}`, () => expect(successor(id)).toBe(next));

test('what follows from an id of a server is a UUID of version 8', () => {
  const next = successor('shop-4711');
  expect(next).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(next).not.toBe(successor('shop-4712'));
});
