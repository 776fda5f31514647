import type { Entry, StoredEvent } from '@waystage/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkRulebook } from '../../src/check/check-rulebook.ts';
import { takesTo } from '../../src/check/witness/replay.ts';
import { type Finding, loadRulebook, type Rulebook, readStories } from '../../src/index.ts';
import { playStory } from '../../src/story/play/play-story.ts';
import type { Act, Story } from '../../src/story/tell/story.ts';
import { aJourney, everything } from './arbitrary.ts';
import { richJourney } from './rich-journey.ts';
import { full, seed } from './runs.ts';

const sets = full ? 3_000 : 100;

function entryOf(act: Act, offset: number): Entry {
  const { at, arrives: received, event, site, who, verified } = act;
  const interaction = { ...event, id: 'last', site, at, received, verified, ...(who ? { person: who } : {}) };
  return { type: 'interaction', offset, received, interaction: interaction as StoredEvent };
}

/** Where each of the two rules would take the company by itself with the last thing done in a story. */
function targets(rulebook: Rulebook, story: Story, finding: Finding): (string | null)[] {
  const last = story.steps.findLastIndex((s) => s.kind === 'act');
  const act = story.steps[last] as Act;
  const before: Story = {
    ...story,
    steps: [...story.steps.slice(0, last), { kind: 'pause', until: act.at - 1, span: act.span }],
  };
  const state = [...playStory(rulebook, before)].at(-1)?.state;
  if (!state) throw new Error('nothing happens in this story');
  const rules = [finding.rule, finding.with].map((name) => rulebook.rule.get(name ?? ''));
  return rules.map((r) => (r ? takesTo(rulebook, state, entryOf(act, state.offset + 1), r) : null));
}

test.each([
  ['plain', aJourney(everything)],
  ['with behaviours that overlap', richJourney(0).map(({ files }) => files)],
] as const)(
  '%s: every witness can be told as a story, and in it one event completes both rules',
  (_, journey) => {
    let told = 0;
    fc.assert(
      fc.property(journey, (files) => {
        const { rulebook } = loadRulebook(files);
        if (!rulebook) throw new Error('a random journey has mistakes');
        for (const finding of checkRulebook(rulebook).findings) {
          if (finding.witness === undefined) continue;
          const { stories, findings } = readStories(rulebook, [{ path: 'tests/witness.yaml', text: finding.witness }]);
          expect(findings).toEqual([]);
          const moves =
            finding.code === 'U1' && [finding.rule, finding.with].every((r) => rulebook.rule.get(r ?? '')?.moving);
          if (!moves) continue;
          const [a, b] = targets(rulebook, stories[0] as Story, finding);
          expect({ a, b, same: a === b, witness: finding.witness }).toEqual({
            a: expect.any(String),
            b: expect.any(String),
            same: false,
            witness: finding.witness,
          });
          told++;
        }
      }),
      { seed, numRuns: sets },
    );
    expect(told).toBeGreaterThan(sets / 10);
  },
  full ? 3_600_000 : 60_000,
);
