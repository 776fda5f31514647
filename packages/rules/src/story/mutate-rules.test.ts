import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { exampleRulebook } from '../../test/example.ts';
import { type Mutant, mutants } from './mutate/mutants.ts';
import { playStory } from './play/play-story.ts';
import { readStories } from './read-stories.ts';
import type { Story } from './tell/story.ts';

vi.setConfig({ testTimeout: 60_000 });

const crm = exampleRulebook('crm-suite');
const all = mutants(crm);
const equivalent = all.filter((m) => m.equivalent !== null);

test('the mutants of a rule: each limit a little up and down, anyone, deleted', () => {
  const of = all.filter((m) => m.rule.name === 'makes-a-shortlist');
  expect(of.map((m) => m.mutation.says)).toEqual([
    'times: 4 instead of 3',
    'times: 2 instead of 3',
    'different_people: 1 instead of 2',
    'within: 28 days instead of 14 days',
    'within: 84 hours instead of 14 days',
    'who: anyone instead of buying_group',
    'deleted',
  ]);
});

test('those nothing can tell apart, and why', () => {
  expect(equivalent.map((m) => [m.rule.name, m.mutation.says, m.equivalent])).toContainEqual([
    'on-the-agenda',
    'times: 1 instead of 2',
    'so many different ones are that often anyhow',
  ]);
  expect(new Set(equivalent.map((m) => m.equivalent))).toEqual(
    new Set([
      'so many different ones are that often anyhow',
      'the longer period of another clause decides',
      'each clause says who itself',
      'the group has every role, and somebody has to do it',
    ]),
  );
});

function read(text: string): Story {
  const { stories, findings } = readStories(crm, [{ path: 'tests/a.yaml', text }]);
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return stories[0] as Story;
}

/** What can be seen of a story with these rules, without what the rule itself says. */
function seen(rulebook: typeof crm, story: Story): string {
  const moments = [...playStory(rulebook, story)];
  const decisions = moments.at(-1)?.decisions ?? [];
  return JSON.stringify(
    decisions.map((d) => [
      d.type,
      d.at,
      d.to?.stage,
      d.about,
      d.rule?.id,
      d.evidence?.interactions.map((i) => i.event),
    ]),
  );
}

/** Stories full of what a rule counts, in and around the places where it holds. */
function storyAbout({ rule }: Mutant): fc.Arbitrary<string> {
  const does = [...new Set(rule.clauses.flatMap((c) => [...(c.does ?? [])]))];
  const act = fc.record({
    pause: fc.constantFrom(0, 0.5, 1, 7, 10, 14, 15, 16, 30, 31, 60, 61),
    who: fc.constantFrom('kari', 'ola', 'eva', 'per', 'åse', null),
    does: fc.constantFrom(...does),
    corrected: fc.oneof(
      { weight: 12, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(...rule.from) },
    ),
  });
  return fc
    .tuple(fc.constantFrom('outside', ...rule.from), fc.array(act, { minLength: 1, maxLength: 14 }))
    .map(([start, acts]) => {
      let day = 1;
      const lines = acts.map((a) => {
        day += a.pause;
        if (a.corrected !== null) return `      - { day: ${day}, corrected: ${a.corrected} }`;
        return `      - { day: ${day}, ${a.who === null ? '' : `who: ${a.who}, `}does: ${a.does} }`;
      });
      return `people: { kari: { title: CEO }, ola: { title: IT-sjef }, eva: { title: CFO }, per: { title: Salg }, åse: {} }
stories:
  - story: any
    start_at: ${start}
    tell:
${lines.join('\n')}
`;
    });
}

test.each(equivalent.map((m): [string, Mutant] => [`${m.rule.name}: ${m.mutation.says}`, m]))(
  '%s: no random history tells it from the original',
  (_, mutant) => {
    fc.assert(
      fc.property(storyAbout(mutant), (text) => {
        const story = read(text);
        expect(seen(mutant.rulebook, story)).toBe(seen(crm, story));
      }),
      { numRuns: 40 },
    );
  },
);

test('random histories of this kind tell mutants apart that are not equivalent', () => {
  const rules = ['makes-a-shortlist', 'requirements-done'];
  const some = all.filter((m) => m.equivalent === null && rules.includes(m.rule.name));
  const told = some.filter((m) => {
    const same = fc.property(storyAbout(m), (text) => {
      const story = read(text);
      return seen(m.rulebook, story) === seen(crm, story);
    });
    return fc.check(same, { numRuns: 40, endOnFailure: true }).failed;
  });
  expect(told.length).toBeGreaterThan(some.length / 2);
});
