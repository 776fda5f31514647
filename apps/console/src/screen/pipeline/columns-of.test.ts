import { expect, test } from 'vitest';
import { card } from '../../../test/card.ts';
import { crmSuite } from '../../../test/crm-suite.ts';
import { columnsOf } from './columns-of.ts';

const told = (cards: Parameters<typeof columnsOf>[1]) =>
  columnsOf(crmSuite, cards).map((group) => [
    group.label,
    group.columns.map((column) => `${column.label} ${column.cards.map((c) => c.id).join('')}`.trim()),
  ]);

test('the phases with all their stages are always there, the rest only where somebody stands', () => {
  expect(told([])).toEqual([
    ['Awareness', ['Noticed', 'Searching', 'On agenda', 'Studying']],
    ['Evaluation', ['Options', 'Approaches', 'Requirements']],
    ['Decision', ['Shortlist', 'Last questions', 'Ready']],
  ]);
  const groups = told(
    ['outside', 'won', 'cancelled', 'ready', 'vanished'].map((stage) => card({ id: stage[0]!, stage })),
  );
  expect(groups.map(([label]) => label)).toEqual([
    'Not on the way yet',
    'Awareness',
    'Evaluation',
    'Decision',
    'Journey ended',
    'Other stages',
  ]);
  expect(groups[4]).toEqual(['Journey ended', ['Won w', 'Cancelled c']]);
  expect(groups[5]).toEqual(['Other stages', ['Vanished v']]);
});

test('who came last stands on top, who came nobody knows when at the bottom', () => {
  const [awareness] = told([
    card({ id: 'a', entered_at: null }),
    card({ id: 'b', entered_at: '2026-03-01T10:00:00Z' }),
    card({ id: 'd', entered_at: '2026-03-02T10:00:00Z' }),
    card({ id: 'c', entered_at: '2026-03-02T10:00:00Z' }),
  ]);
  expect(awareness?.[1]?.[0]).toBe('Noticed cdba');
});
