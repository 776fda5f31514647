import { expect, test } from 'vitest';
import { card } from '../../../test/card.ts';
import { mergeCards } from './merge-cards.ts';

test('cards asked for again are replaced, added, or gone; the others stay the very same', () => {
  const [a, b, c] = [card({ id: 'a' }), card({ id: 'b' }), card({ id: 'c' })];
  const moved = card({ id: 'b', stage: 'searching' });
  const merged = mergeCards([a, b, c], ['b', 'c', 'd'], [moved, card({ id: 'd' })]);
  expect(merged.map((m) => `${m.id} ${m.stage}`)).toEqual(['a noticed', 'b searching', 'd noticed']);
  expect(merged[0]).toBe(a);
});
