import { expect, test } from 'vitest';
import { Company } from '../../test/company.ts';
import { smallJourney } from '../../test/small-journey.ts';

const people = { kari: 'boss', ola: 'it', eva: 'it' };
/** A company in stage a under one rule that leads to b. */
const at = (when: string, more: { who?: string; file?: Record<string, string> } = {}) =>
  new Company(
    smallJourney([`advance: { from: a }\nwhen: ${when}${more.who ? `\nwho: ${more.who}` : ''}`], more.file),
    people,
  ).put(0, 'a');

test('at most once per day: by one person, in the time zone of the journey', () => {
  const when = '{ does: reads, times: 2, within: 5 days, at_most_once_per: day }';
  const c = at(when).does(1.1, 'kari', 'reads').does(1.9, 'kari', 'reads');
  expect(c.view.stage).toBe('a');
  expect(c.does(1.95, 'ola', 'reads').view.stage).toBe('b');
  // 23:30 UTC is the next day in Oslo
  const oslo = { file: { 'journey.yaml': 'timezone: Europe/Oslo' } };
  expect(
    at(when, oslo)
      .does(1.5, 'kari', 'reads')
      .does(1 + 23.5 / 24, 'kari', 'reads').view.stage,
  ).toBe('b');
});

test('all by one person', () => {
  const c = at('{ does: reads, times: 2, within: 5 days, one_person: true }')
    .does(1, 'kari', 'reads')
    .does(2, 'ola', 'reads');
  expect(c.view.stage).toBe('a');
  expect(c.does(3, 'kari', 'reads').view.stage).toBe('b');
});

test('people of different roles', () => {
  const c = at('{ does: reads, times: 2, within: 5 days, different_roles: 2 }')
    .does(1, 'ola', 'reads')
    .does(2, 'eva', 'reads');
  expect(c.view.stage).toBe('a');
  c.does(3, 'kari', 'reads');
  expect(c.last.find((d) => d.movement)?.evidence?.found).toEqual({ times: 2, different_roles: 2 });
});

test('newcomers: who was there before the phase is none', () => {
  const c = at('{ does: reads, newcomer: true }').does(-1, 'kari', 'asks', { arrives: 0.5 }).does(1, 'kari', 'reads');
  expect(c.view.stage).toBe('a');
  expect(c.does(2, 'ola', 'reads').view.stage).toBe('b');
});

test('anything is anything a customer does', () => {
  const c = at('{ does: anything, times: 2, within: 5 days }').does(1, 'kari', 'asks').does(2, '', 'reads');
  expect(c.view.stage).toBe('b');
});

test('nobody did it: only anyone counts', () => {
  expect(at('{ does: asks }', { who: 'group' }).does(1, '', 'asks').view.stage).toBe('a');
  expect(at('{ does: asks }').does(1, '', 'asks').view.stage).toBe('b');
});

test('one interaction fills one clause', () => {
  const c = at('{ does: reads, within: 5 days, and_also: [{ does: [reads, asks], within: 5 days }] }').does(
    1,
    'kari',
    'reads',
  );
  expect(c.view.stage).toBe('a');
  expect(c.does(2, 'kari', 'reads').view.stage).toBe('b');
});

test('interactions are shared out so that every clause gets what it needs, if there is a way', () => {
  const when =
    '{ does: reads, within: 9 days, and_also: [{ does: [reads, asks], times: 2, different_people: 2, within: 9 days }] }';
  // the latest person for the second clause would be the reader, whom the first one needs
  const c = at(when).does(1, 'kari', 'asks').does(2, 'ola', 'reads').does(3, 'eva', 'asks');
  expect(c.view.stage).toBe('b');
});

test('each clause keeps to its own period, all of them to the longest', () => {
  const when = '{ does: reads, within: 10 days, and_also: [{ does: asks, times: 2, within: 2 days }] }';
  expect(at(when).does(1, 'kari', 'asks').does(4, 'kari', 'asks').does(5, 'kari', 'reads').view.stage).toBe('a');
  expect(at(when).does(1, 'kari', 'asks').does(2, 'kari', 'asks').does(11, 'kari', 'reads').view.stage).toBe('b');
  expect(at(when).does(1, 'kari', 'asks').does(2, 'kari', 'asks').does(11.5, 'kari', 'reads').view.stage).toBe('a');
});

test('since entering counts from the stay, not from before', () => {
  const rule = 'notice: { name: eager, from: [a] }\nwhen: { does: reads, times: 2, since_entering: 3 days }';
  const c = new Company(smallJourney([rule])).does(0.5, 'kari', 'reads').put(1, 'a').does(2, 'kari', 'reads');
  expect(c.story(/notice/)).toEqual([]);
  expect(c.does(4, 'kari', 'reads').story(/notice/)).toEqual(['notice.given eager by r0']);
  const late = new Company(smallJourney([rule])).put(1, 'a').does(2, 'kari', 'reads').does(4.1, 'kari', 'reads');
  expect(late.story(/notice/)).toEqual([]);
});

test('a notice may be repeated after a while, and is given again in a new stay', () => {
  const rule = 'notice: { name: eager, from: any, repeat_after: 3 days }\nwhen: { does: reads }';
  const c = new Company(smallJourney([rule])).put(0, 'a');
  for (const day of [1, 2, 3, 4]) c.does(day, 'kari', 'reads');
  c.put(4.5, 'b').does(5, 'kari', 'reads');
  expect(c.decisions.filter((d) => d.type === 'notice.given').map((d) => d.at.slice(8, 10))).toEqual([
    '02',
    '05',
    '06',
  ]);
});

test('what gives way lets the other go first, whatever its name', () => {
  const back = 'rule: a-back\nreconsider: { from: [b], back_to: a }\nwhen: { does: reads }\ngives_way_to: [z-on]';
  const c = new Company(smallJourney([back, 'rule: z-on\nadvance: { from: b }\nwhen: { does: reads }'])).put(0, 'b');
  expect(c.does(1, 'kari', 'reads').view.stage).toBe('c');
  expect(
    new Company(smallJourney([back, 'rule: z-on\nadvance: { from: a }\nwhen: { does: reads }']))
      .put(0, 'b')
      .does(1, 'kari', 'reads').view.stage,
  ).toBe('a');
});

test('an obstacle is cleared by a rule', () => {
  const rules = [
    'obstacle: { raise: fog, from: awareness }\nwhen: { does: reads }',
    'obstacle: { clear: fog, from: awareness }\nwhen: { does: asks }',
  ];
  const c = new Company(smallJourney(rules))
    .put(0, 'a')
    .does(1, 'kari', 'reads')
    .does(2, 'kari', 'reads')
    .does(3, 'kari', 'asks');
  expect(c.story(/obstacle/)).toEqual(['obstacle.raised fog by r0', 'obstacle.cleared fog by r1']);
});

test('a narrower audience counts beside that of the journey; closing needs neither', () => {
  const rules = [
    'advance: { from: any }\nwhen: { does: reads }\naudience: large',
    'close: { from: any, as: lost }\nwhen: { does: asks }',
  ].map((r) => r.replace('from: any }\nwhen: { does: reads', 'from: [a, b, c] }\nwhen: { does: reads'));
  const c = new Company(smallJourney(rules)).put(0, 'a').does(1, 'kari', 'reads').facts(2, { employees: 50 });
  expect(c.view.stage).toBe('a');
  expect(c.facts(3, { employees: 100 }, 'seller').view.stage).toBe('b');
  expect(c.does(4, 'kari', 'asks').view.stage).toBe('lost');
});

test('only events of its products reach a journey that names them', () => {
  const rulebook = smallJourney(['advance: { from: a }\nwhen: { does: reads }'], { 'journey.yaml': 'product: [crm]' });
  const c = new Company(rulebook).put(0, 'a').does(1, 'kari', 'reads', { product: 'erp' });
  expect(c.view.stage).toBe('a');
  expect(c.does(2, 'kari', 'reads', { product: 'crm' }).view.stage).toBe('b');
});
