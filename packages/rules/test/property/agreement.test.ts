import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyState, loadRulebook, step } from '../../src/index.ts';
import { aJourney, aLog, everything } from './arbitrary.ts';
import { Reference } from './reference/reference.ts';
import { saidBy } from './reference/said-by.ts';
import { logsEach, runs, seed, timeout } from './runs.ts';

const log = aLog({ late: true, knowledge: true, hands: true, ticks: true, most: 40 });

test('the engine and the slow reference say the same of random histories', { timeout }, () => {
  let fired = 0;
  fc.assert(
    fc.property(aJourney(everything), fc.array(log, { minLength: logsEach, maxLength: logsEach }), (files, logs) => {
      const { rulebook, findings } = loadRulebook(files);
      if (!rulebook) throw new Error(findings.map((f) => f.message).join('\n'));
      for (const entries of logs) {
        const reference = new Reference(rulebook);
        let state = emptyState(rulebook);
        for (const entry of entries) {
          const [next, decisions] = step(rulebook, state, entry);
          state = JSON.parse(JSON.stringify(next));
          fired += decisions.filter((d) => d.rule).length;
          const expected = reference.apply(entry, decisions);
          const said = saidBy(decisions).map(({ evidence, ...s }, i) =>
            expected[i]?.evidence && evidence ? { ...s, evidence } : s,
          );
          expect({ entry: entry.offset, said, place: state.place }).toEqual({
            entry: entry.offset,
            said: expected,
            place: reference.place,
          });
        }
      }
    }),
    { seed, numRuns: runs },
  );
  // random rules against random logs that never meet would agree about nothing
  expect(fired).toBeGreaterThan((runs * logsEach) / 2);
});
