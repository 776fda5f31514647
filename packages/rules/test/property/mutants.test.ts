import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  emptyState,
  fold,
  loadRulebook,
  mutateRules,
  readStories,
  runStories,
  suggestStories,
} from '../../src/index.ts';
import { mutants } from '../../src/story/mutate/mutants.ts';
import { aJourney, aLog, everything } from './arbitrary.ts';
import { saidBy } from './reference/said-by.ts';
import { logsEach, runs, seed, timeout } from './runs.ts';

const log = aLog({ late: true, knowledge: true, hands: true, ticks: true, most: 40 });

function load(files: Parameters<typeof loadRulebook>[0]) {
  const { rulebook, findings } = loadRulebook(files);
  if (!rulebook) throw new Error(findings.map((f) => f.message).join('\n'));
  return rulebook;
}

test('no random history tells an equivalent mutant from the original', { timeout }, () => {
  let tried = 0;
  fc.assert(
    fc.property(aJourney(everything), fc.array(log, { minLength: logsEach, maxLength: logsEach }), (files, logs) => {
      const rulebook = load(files);
      const equivalent = mutants(rulebook).filter((m) => m.equivalent !== null);
      for (const entries of logs) {
        const said = saidBy(fold(rulebook, emptyState(rulebook), entries)[1]);
        for (const m of equivalent) {
          tried++;
          const about = `${m.rule.name}, ${m.mutation.says}: ${m.equivalent}`;
          expect({ about, said: saidBy(fold(m.rulebook, emptyState(m.rulebook), entries)[1]) }).toEqual({
            about,
            said,
          });
        }
      }
    }),
    { seed, numRuns: runs },
  );
  expect(tried).toBeGreaterThan(runs * logsEach);
});

test('whatever the rules, the suggested stories can be read and are true, and most mutants fall', { timeout }, () => {
  let fell = 0;
  let stood = 0;
  fc.assert(
    fc.property(aJourney(everything), (files) => {
      const rulebook = load(files);
      const { text, kills, left, stories: count } = suggestStories(rulebook, mutateRules(rulebook, []));
      const { stories, findings } = readStories(rulebook, [{ path: 'tests/edges.yaml', text: text || 'stories: []' }]);
      expect(findings).toEqual([]);
      expect(stories).toHaveLength(count);
      expect(runStories(rulebook, stories).filter((r) => !r.passed)).toEqual([]);
      fell += kills.length;
      stood += left.length;
    }),
    { seed, numRuns: Math.ceil(runs / 8) },
  );
  // those left stand in the shadow of another rule, or clear what nothing raises
  expect(fell).toBeGreaterThan(3 * stood);
});
