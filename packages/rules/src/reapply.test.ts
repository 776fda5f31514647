import type { ReappliedEntry } from '@waystage/events';
import { expect, test } from 'vitest';
import { Company, day, start } from '../test/company.ts';
import { smallJourney } from '../test/small-journey.ts';
import { reapply } from './reapply.ts';
import { view } from './view.ts';

const strict = smallJourney(['advance: { from: a }\nwhen: { does: asks, times: 3, within: 9 days }'], {}, 'v1');
const eager = smallJourney(['advance: { from: a }\nwhen: { does: asks, times: 2, within: 9 days }'], {}, 'v2');
const again = (c: Company): ReappliedEntry => ({
  type: 'reapplied',
  journey: 'small',
  author: 'Kari',
  offset: c.log.length,
  received: start + 20 * day,
});

test('a company stands where the rules would have brought it; one rebase says so, in sequence', () => {
  const c = new Company(strict).put(0, 'a').does(1, 'kari', 'asks').does(2, 'kari', 'asks');
  expect(c.view.stage).toBe('a');
  const [state, decisions] = reapply(eager, c.state, again(c), c.log);
  expect(view(eager, state)).toMatchObject({ stage: 'b', entered_at: '2026-01-03T00:00:00.000Z' });
  expect(decisions).toMatchObject([
    {
      type: 'journey.rebased',
      sequence: c.state.sequence + 1,
      from: { stage: 'a' },
      to: { stage: 'b' },
      about: { author: 'Kari' },
    },
  ]);
  expect(state).toMatchObject({ offset: c.log.length, sequence: c.state.sequence + 1, rules: 'v2' });
});

test('where it stands there already nothing is said, and asking twice is asking once', () => {
  const c = new Company(eager).put(0, 'a').does(1, 'kari', 'asks').does(2, 'kari', 'asks');
  const [once, said] = reapply(eager, c.state, again(c), c.log);
  expect(said).toEqual([]);
  expect({ ...view(eager, once), days: 0 }).toEqual(view(eager, c.state));
  expect(reapply(eager, once, again(c), c.log)).toEqual([once, []]);
});

test('another journey than the one named is left alone', () => {
  const c = new Company(eager).put(0, 'a');
  expect(reapply(eager, c.state, { ...again(c), journey: 'other' }, c.log)).toEqual([c.state, []]);
});
