import type { Entry } from '@waystage/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyState, fold, loadRulebook, type Rulebook } from '../../src/index.ts';
import { aJourney, aLog, everything } from './arbitrary.ts';
import { logsEach, runs, seed, timeout } from './runs.ts';

/** One rule that counts, from a1; the rule everybody begins with is taken out of the way by starting there. */
const oneRule = aJourney({
  ...everything,
  kinds: ['advance'],
  rules: 1,
  absence: false,
  newcomer: false,
  repeats: false,
});
const log = aLog({ late: false, knowledge: false, hands: false, ticks: false, most: 12 });
const orders = fc.array(fc.infiniteStream(fc.nat()), { minLength: 3, maxLength: 3 });

const day = 86_400_000;
const arrival = Date.UTC(2026, 2, 1);

/** The log as it arrives: everything within an hour, in an order of its own; the company is put into a1 first. */
function arriving(entries: readonly Entry[]): Entry[] {
  const told = { received: arrival - 40 * day, journey: 'j', author: 'x', reason: 'y' };
  const known: Entry[] = [
    { type: 'facts', facts: { country: 'NO', employees: 500 }, by: 'seller', offset: 0, received: told.received },
    { type: 'role', person: 'kari', roles: { j: 'boss' }, by: 'sales', offset: 1, received: told.received },
    { type: 'role', person: 'ola', roles: { j: 'it' }, by: 'sales', offset: 2, received: told.received },
    { type: 'corrected', to: 'a1', offset: 3, ...told },
  ];
  return [...known, ...entries.map((e, i) => ({ ...e, offset: i + 4, received: arrival + i }))];
}

const fires = (rulebook: Rulebook, entries: readonly Entry[]) =>
  fold(rulebook, emptyState(rulebook), arriving(entries))[1].some((d) => d.rule?.id === 'r0');

test('a rule that only counts fires in every order of arrival if it fires in one', { timeout }, () => {
  let fired = 0;
  fc.assert(
    fc.property(
      oneRule,
      fc.array(log, { minLength: logsEach, maxLength: logsEach }),
      orders,
      (files, logs, shuffles) => {
        const rulebook = loadRulebook(files).rulebook as Rulebook;
        for (const whole of logs) {
          // copies of an order are one interaction, whichever of them comes first: kept out
          const entries = whole.filter((e) => e.type === 'interaction' && e.interaction.event !== 'order');
          const inOrder = fires(rulebook, entries);
          if (inOrder) fired++;
          for (const stream of shuffles) {
            const shuffled = entries
              .map((e) => ({ e, key: stream.next().value as number }))
              .sort((a, b) => a.key - b.key);
            expect(
              fires(
                rulebook,
                shuffled.map((s) => s.e),
              ),
            ).toBe(inOrder);
          }
        }
      },
    ),
    { seed, numRuns: 4 * runs },
  );
  expect(fired).toBeGreaterThan(runs);
});
