import { type Decision, decision } from '@waystage/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyState, fold, loadRulebook, type Rulebook, step } from '../../src/index.ts';
import { aJourney, aLog, everything } from './arbitrary.ts';
import { logsEach, runs, seed, timeout } from './runs.ts';

const log = aLog({ late: true, knowledge: true, hands: true, ticks: true, most: 40 });
const histories = fc.tuple(aJourney(everything), fc.array(log, { minLength: logsEach, maxLength: logsEach }));

function rulebookOf(files: Parameters<typeof loadRulebook>[0]): Rulebook {
  const { rulebook } = loadRulebook(files);
  if (!rulebook) throw new Error('a random journey has errors');
  return rulebook;
}

/** Every evidence of every rule, by the pool it comes from: moves share one in each journey, other rules have their own. */
function pools(decisions: readonly Decision[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const d of decisions) {
    if (!d.rule || !d.evidence) continue;
    const pool = d.movement ? 'moves' : d.rule.id;
    found.set(pool, [...(found.get(pool) ?? []), ...d.evidence.interactions.map((i) => i.event)]);
  }
  return found;
}

test('entry by entry through JSON and all at once come to the same', { timeout }, () => {
  fc.assert(
    fc.property(histories, ([files, logs]) => {
      const rulebook = rulebookOf(files);
      for (const entries of logs) {
        const [whole, together] = fold(rulebook, emptyState(rulebook), entries);
        let state = emptyState(rulebook);
        const oneByOne: Decision[] = [];
        for (const entry of entries) {
          const before = JSON.stringify(state);
          const [next, decisions] = step(rulebook, state, entry);
          expect(JSON.stringify(state)).toBe(before);
          state = JSON.parse(JSON.stringify(next));
          oneByOne.push(...decisions);
        }
        expect(state).toEqual(JSON.parse(JSON.stringify(whole)));
        expect(oneByOne).toEqual(together);
      }
    }),
    { seed, numRuns: runs },
  );
});

test('no evidence is used twice, one event moves a company at most once, and nothing is left out of the sequence', {
  timeout,
}, () => {
  let moves = 0;
  fc.assert(
    fc.property(histories, ([files, logs]) => {
      const rulebook = rulebookOf(files);
      for (const entries of logs) {
        const [, decisions] = fold(rulebook, emptyState(rulebook), entries);
        for (const [pool, events] of pools(decisions)) expect([pool, events]).toEqual([pool, [...new Set(events)]]);
        for (const d of decisions)
          expect(decision.strict().parse(JSON.parse(JSON.stringify(d)))).toEqual(JSON.parse(JSON.stringify(d)));
        const triggers = decisions.filter((d) => d.movement && d.evidence?.trigger).map((d) => d.evidence?.trigger);
        expect(triggers).toEqual([...new Set(triggers)]);
        expect(decisions.map((d) => d.sequence)).toEqual(decisions.map((_, i) => i + 1));
        moves += triggers.length;
      }
    }),
    { seed, numRuns: runs },
  );
  expect(moves).toBeGreaterThan(runs);
});
