import { expect, test } from 'vitest';
import { Company, day, start } from '../../test/company.ts';
import { smallJourney } from '../../test/small-journey.ts';
import { nextDue } from '../next-due.ts';

const inDays = (c: Company) => {
  const due = nextDue(c.rulebook, c.state);
  return due === null ? null : Math.round(((due - start) / day) * 1000) / 1000;
};
const settle = 0.007;

test('the next tick is due when silence will have lasted and what is late has settled', () => {
  const rule =
    'reconsider: { from: [b], back_to: a }\nwhen: { does: reads, then_nothing: { of: [asks], for: 2 days } }';
  const c = new Company(smallJourney([rule])).put(0, 'b');
  expect(inDays(c)).toBe(null);
  expect(inDays(c.does(1, 'kari', 'reads'))).toBe(3 + settle);
  expect(inDays(c.does(2, 'kari', 'reads', { arrives: 9 }))).toBe(9 + settle);
  expect(inDays(c.does(9.001, 'kari', 'asks'))).toBe(null);
});

test('a firing lapses where the company stands elsewhere, or its evidence has moved it meanwhile', () => {
  const rules = [
    'reconsider: { from: [b], back_to: a }\nwhen: { does: reads, then_nothing: { of: [asks], for: 2 days } }',
    'advance: { from: b }\nwhen: { does: reads, times: 2, within: 2 days }',
  ];
  const c = new Company(smallJourney(rules)).put(0, 'b').does(1, 'kari', 'reads').does(1.5, 'kari', 'reads');
  expect(c.view.stage).toBe('c');
  expect(c.tick(5).view.stage).toBe('c');
  const back = new Company(smallJourney(rules))
    .put(0, 'b')
    .does(1, 'kari', 'reads')
    .does(1.5, 'kari', 'reads')
    .put(2, 'b');
  expect(back.tick(5).view.stage).toBe('b');
});

test('a new act ends a silence that has spoken, so it can speak again', () => {
  const rule = 'notice: { name: quiet, from: any, repeat_after: 1 day }\nwhen: { silent_for: 3 days }';
  const c = new Company(smallJourney([rule])).put(0, 'a').does(1, 'kari', 'reads').tick(5).tick(9);
  expect(c.story(/notice/)).toHaveLength(1);
  expect(
    c
      .does(10, '', 'reads')
      .tick(14)
      .story(/notice/),
  ).toHaveLength(2);
});

test('weekends and holidays do not count as silence', () => {
  const quiet = 'stalled: { default: 2 days }';
  const rules = ['advance: { from: a }\nwhen: { does: asks }'];
  // Thursday 1 January 2026
  const plain = new Company(smallJourney(rules, { 'journey.yaml': quiet })).put(1, 'a');
  expect(inDays(plain)).toBe(3 + settle);
  const business = new Company(
    smallJourney(rules, { 'journey.yaml': `${quiet}\nno_business: { weekends: true, dates: [2026-01-06] }` }),
  ).put(1, 'a');
  // Friday, (weekend), Monday; Tuesday 6 January is a holiday
  expect(inDays(business)).toBe(5 + settle);
  expect(inDays(business.does(4.5, 'kari', 'reads'))).toBe(7.5 + settle);
});

test('only the group keeps a company from stalling, and ends it', () => {
  const more = { 'journey.yaml': 'stalled: { default: 2 days }\ngroup: { who: bosses }' };
  const c = new Company(smallJourney(['advance: { from: a }\nwhen: { does: asks }'], more), {
    kari: 'boss',
    ola: 'it',
  }).put(0, 'a');
  c.does(1, 'ola', 'reads').tick(2.1);
  expect(c.view).toMatchObject({ stalled: true, stalled_since: '2026-01-03T00:10:00.000Z' });
  expect(c.does(3, 'ola', 'reads').view.stalled).toBe(true);
  expect(c.does(4, 'kari', 'reads').view.stalled).toBe(false);
});

test('of two silences due together the one that gives way comes after', () => {
  const rules = [
    'rule: a\nreconsider: { from: [b], back_to: a }\nwhen: { silent_for: 2 days }\ngives_way_to: [z]',
    'rule: z\nclose: { from: [b], as: lost }\nwhen: { silent_for: 2 days }',
  ];
  expect(new Company(smallJourney(rules)).put(0, 'b').does(1, 'kari', 'reads').tick(4).view.stage).toBe('lost');
});

test('silence is counted from the beginning of the journey where nobody has done anything in it', () => {
  const c = new Company(smallJourney(['close: { from: any, as: lost }\nwhen: { silent_for: 3 days }']))
    .does(1, 'kari', 'reads')
    .put(10, 'a');
  expect(c.tick(12).view.stage).toBe('a');
  expect(c.tick(14).view.stage).toBe('lost');
});

test('silence after imported history is told to nobody, until something new is done', () => {
  const c = new Company(
    smallJourney(['advance: { from: a }\nwhen: { does: asks }'], { 'journey.yaml': 'stalled: { default: 2 days }' }),
  ).put(0, 'a');
  expect(c.does(1, 'kari', 'reads', { historical: true }).tick(9).last).toMatchObject([
    { type: 'journey.stalled', historical: true },
  ]);
  expect(
    c
      .does(10, 'kari', 'reads')
      .tick(19)
      .last.map((d) => d.historical),
  ).toEqual([undefined]);
});
