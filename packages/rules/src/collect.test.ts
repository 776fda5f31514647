import type { InteractionEntry } from '@waystage/events';
import { expect, test } from 'vitest';
import { Company } from '../test/company.ts';
import { smallJourney } from '../test/small-journey.ts';
import { collect } from './collect.ts';
import type { State } from './engine/state/state.ts';
import { spent } from './spent.ts';
import { step } from './step.ts';
import { view } from './view.ts';

const before = smallJourney(['advance: { from: a }\nwhen: { does: asks, times: 2, within: 9 days }'], {}, 'v1');
const after = smallJourney(
  [
    'advance: { from: a }\nwhen: { does: asks, times: 2, within: 9 days }',
    'rule: new\nadvance: { from: b }\nwhen: { does: [reads, asks], times: 2, within: 9 days }',
  ],
  {},
  'v2',
);

/** The state right after a deploy of other rules, with what the log holds for them. */
function deployed(c: Company): State {
  const past = c.log.filter((e): e is InteractionEntry => e.type === 'interaction');
  const received = Date.UTC(2026, 0, 6);
  const entry = { type: 'deploy', journey: 'small', version: 'v2', offset: c.log.length, received } as const;
  return collect(after, step(after, c.state, entry)[0], past);
}

test('at a deploy a new rule collects what was done, without triggering', () => {
  const c = new Company(before).put(0, 'b').does(1, 'kari', 'reads').does(2, 'kari', 'reads');
  const state = deployed(c);
  expect(view(after, state)).toMatchObject({
    stage: 'b',
    next: [{ rule: 'new', missing: 'complete; waits for the next matching event' }],
  });
  const next = c.does(7, 'kari', 'reads').log.at(-1);
  expect(view(after, step(after, state, next as InteractionEntry)[0]).stage).toBe('c');
});

test('what has been evidence stays spent', () => {
  const c = new Company(before).put(0, 'a').does(1, 'kari', 'asks').does(2, 'kari', 'asks');
  expect(c.view.stage).toBe('b');
  expect(spent(c.state)).toEqual(['evt_1', 'evt_2']);
  const state = deployed(c);
  expect(spent(state)).toEqual(['evt_1', 'evt_2']);
  expect(view(after, state).next[0]?.missing).toBe('reads or asks: 2 more');
});

test('without a deploy entry nothing is forgotten, and a stage that is gone has a successor', () => {
  const renamed = smallJourney(
    ['advance: { from: a }\nwhen: { does: asks }'],
    { 'journey.yaml': 'moved_to: { old: c }' },
    'v3',
  );
  const c = new Company(before).put(0, 'a');
  const stood = { ...c.state, place: 'old' };
  const entry = { type: 'deploy', journey: 'small', version: 'v3', offset: 9, received: Date.UTC(2026, 0, 6) } as const;
  const [state, decisions] = step(renamed, stood, entry);
  expect(state).toMatchObject({ place: 'c', rules: 'v3' });
  expect(decisions).toMatchObject([{ type: 'journey.rebased', from: { stage: 'old' }, to: { stage: 'c' } }]);
});

test('an interaction that moved a company merged into this one moves no other', () => {
  const c = new Company(before).put(0, 'a');
  const told = { ...(new Company(before).does(1, 'kari', 'asks').log[0] as InteractionEntry).interaction };
  c.tell('interaction', 3, { interaction: told, late: true, used: ['small'] });
  expect(c.does(4, 'kari', 'asks').view.stage).toBe('a');
  expect(c.does(5, 'kari', 'asks').view.stage).toBe('b');
});
