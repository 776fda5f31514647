import { expect, test } from 'vitest';
import { card } from '../../../test/card.ts';
import { findCards } from './find-cards.ts';

const cards = [
  card({ id: 'a', name: 'Ærlig Bakeri', owner: 'astrid' }),
  card({ id: 'b', name: 'Smörgåsbord & Søn', domain: 'smorgasbord.example', owner: 'björn', reconsidering: true }),
  card({ id: 'c', name: 'Fjordbank', reconsidering: true, stalled: true }),
];

test.each([
  ['', 'abc'],
  ['aerlig', 'a'],
  ['BAK ast', 'a'],
  ['smorgas', 'b'],
  ['søn', 'b'],
  ['son bjorn', 'b'],
  ['.example', 'b'],
  ['nobody', ''],
  ['( [', ''],
])('"%s" finds %s', (find, found) => {
  expect(
    findCards(cards, { find })
      .map((c) => c.id)
      .join(''),
  ).toBe(found);
});

test('who fell quiet while reconsidering is found among the quiet, not among the reconsidering', () => {
  expect(findCards(cards, { only: 'reconsidering' }).map((c) => c.id)).toEqual(['b']);
  expect(findCards(cards, { only: 'quiet' }).map((c) => c.id)).toEqual(['c']);
});
