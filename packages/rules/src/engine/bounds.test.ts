import type { InteractionEntry, StoredEvent } from '@waystage/events';
import { expect, test } from 'vitest';
import { Company, day, start } from '../../test/company.ts';
import { smallJourney } from '../../test/small-journey.ts';
import { fold } from '../step.ts';
import { emptyState } from './state/state.ts';

const rulebook = smallJourney(
  [
    'advance: { from: a }\nwhen: { does: asks, times: 9, within: 30 days }',
    'advance: { from: d }\nwhen: { does: reads, times: 3, within: 30 days }',
  ].map((r) => r.replace('from: d', 'from: c')),
);
const kept = (c: Company) => Object.values(c.state.kept).reduce((n, list) => n + list.length, 0);

test('of one meaning 200 interactions are remembered, the latest', () => {
  const c = new Company(rulebook).put(0, 'a');
  for (let i = 0; i < 205; i++) c.does(1 + i / 1000, 'kari', 'reads');
  expect(kept(c)).toBe(200);
  expect(c.state.kept.reads?.[0]?.id).toBe('evt_6');
});

test('a rule that asks for more is not cut short', () => {
  const many = new Company(
    smallJourney(['advance: { from: a }\nwhen: { does: reads, times: 300, within: 30 days }']),
  ).put(0, 'a');
  for (let i = 0; i < 300; i++) many.does(1 + i / 1000, 'kari', 'reads');
  expect(many.view.stage).toBe('b');
});

test('what no rule can need any more is forgotten', () => {
  const c = new Company(rulebook).put(0, 'a').does(1, 'kari', 'reads').does(37, 'kari', 'reads');
  expect(kept(c)).toBe(2);
  expect(kept(c.does(39, 'kari', 'reads'))).toBe(2);
});

test('what is no behaviour of any rule is not remembered at all', () => {
  const c = new Company(smallJourney(['advance: { from: a }\nwhen: { does: asks }'])).does(1, 'kari', 'reads');
  expect(kept(c)).toBe(0);
});

test('of a crowd the 500 heard from last are remembered', () => {
  const [first] = new Company(rulebook).does(1, 'p0', 'reads').log as InteractionEntry[];
  const crowd = Array.from({ length: 502 }, (_, i) => {
    const interaction = { ...first?.interaction, id: `e${i}`, at: start + i, person: `p${i}` } as StoredEvent;
    return { type: 'interaction', offset: i, received: start + day, interaction } as const;
  });
  const [{ people }] = fold(rulebook, emptyState(rulebook), crowd);
  expect(people).toHaveLength(500);
  expect(people.some((p) => p.id === 'p1')).toBe(false);
});

test('a crowd of whom nobody knows a role displaces nobody who has one', () => {
  const c = new Company(rulebook, { cfo: 'boss' }).does(1, 'cfo', 'reads');
  const [first] = c.log.filter((e) => e.type === 'interaction') as InteractionEntry[];
  const crowd = Array.from({ length: 720 }, (_, i) => {
    const interaction = { ...first?.interaction, id: `e${i}`, at: start + 2 * day + i, person: `p${i}` } as StoredEvent;
    return { type: 'interaction', offset: c.state.offset + 1 + i, received: start + 3 * day, interaction } as const;
  });
  const [{ people }] = fold(rulebook, c.state, crowd);
  expect(people).toHaveLength(500);
  expect(people.some((p) => p.id === 'cfo')).toBe(true);
});

test('a claim and its verified copy are one interaction, and the copy makes it true', () => {
  const rule = 'advance: { from: a }\ntrust: verified\nwhen: { does: reads, times: 2, within: 30 days }';
  const c = new Company(smallJourney([rule])).put(0, 'a').does(1, 'kari', 'reads');
  expect(c.does(2, 'kari', 'reads', { id: 'x', verified: false }).view.stage).toBe('a');
  expect(c.does(2, 'kari', 'reads', { id: 'x', verified: true }).view.stage).toBe('b');
  const twice = new Company(smallJourney([rule])).put(0, 'a').does(2, 'kari', 'reads', { id: 'x', verified: true });
  expect(twice.does(2, 'kari', 'reads', { id: 'x', verified: false }).view.stage).toBe('a');
  expect(kept(twice)).toBe(1);
});

test('names nobody would choose are only names', () => {
  const c = new Company(rulebook, { constructor: 'boss' });
  c.does(1, '~__proto__', 'reads')
    .does(1, 'constructor', 'reads')
    .identified(2, '__proto__', 'toString')
    .facts(2, JSON.parse('{"__proto__": 1, "constructor": 2}'));
  expect(c.view.people.map((p) => p.id).sort()).toEqual(['constructor', 'toString']);
  expect(Object.keys(c.state.facts).sort()).toEqual(['__proto__', 'constructor']);
});
