import { expect, test, vi } from 'vitest';
import { exampleRulebook } from '../../test/example.ts';
import { mutateRules } from './mutate-rules.ts';
import { passes } from './play/passes.ts';
import { printMutants } from './print-mutants.ts';
import { readStories } from './read-stories.ts';
import { runStories } from './run-stories.ts';
import { suggestStories } from './suggest-stories.ts';

vi.setConfig({ testTimeout: 60_000 });

const examples = [
  ['crm-suite', { mutants: 147, equivalent: 12, killed: 24 }],
  ['office-supplies', { mutants: 26, equivalent: 0, killed: 5 }],
] as const;

test.each(examples)('%s: the suggested stories bring every mutant that is not equivalent down', (name, counts) => {
  const rulebook = exampleRulebook(name);
  const { stories } = readStories(rulebook);
  const before = mutateRules(rulebook, stories);
  expect(before).toHaveLength(counts.mutants);
  expect(before.filter((r) => r.mutant.equivalent !== null)).toHaveLength(counts.equivalent);
  expect(before.filter((r) => r.killedBy !== null)).toHaveLength(counts.killed);

  const { text, left, kills } = suggestStories(rulebook, before);
  expect(left).toEqual([]);
  expect(kills).toHaveLength(counts.mutants - counts.equivalent - counts.killed);

  // as somebody finds them who pastes the text into a file
  const { stories: suggested, findings } = readStories(rulebook, [{ path: 'tests/edges.yaml', text }]);
  expect(findings).toEqual([]);
  expect(runStories(rulebook, suggested).filter((r) => !r.passed)).toEqual([]);
  const after = mutateRules(rulebook, [...stories, ...suggested]);
  expect(after.filter((r) => r.killedBy === null && r.mutant.equivalent === null)).toEqual([]);
  expect(printMutants(after)).toMatch(/^ {2}(\d+) of \1 mutants killed, 0 survived\./);
});

test('each suggested story tells the rules from the mutant it was written for', () => {
  const rulebook = exampleRulebook('office-supplies');
  const { text, kills } = suggestStories(rulebook, mutateRules(rulebook, []));
  const { stories } = readStories(rulebook, [{ path: 'tests/edges.yaml', text }]);
  for (const { mutant, story } of kills) {
    const told = stories.find((s) => s.name === story);
    expect(told && passes(rulebook, told), story).toBe(true);
    expect(told && passes(mutant.rulebook, told), `${story}: ${mutant.mutation.says}`).toBe(false);
  }
});

test('names that are taken are not used again, and where nothing survives nothing is suggested', () => {
  const rulebook = exampleRulebook('office-supplies');
  const first = suggestStories(rulebook, mutateRules(rulebook, []));
  const { stories } = readStories(rulebook, [{ path: 'tests/edges.yaml', text: first.text }]);
  const again = suggestStories(
    rulebook,
    mutateRules(rulebook, []),
    stories.map((s) => s.name),
  );
  const names = readStories(rulebook, [{ path: 'tests/edges.yaml', text: again.text }]).stories.map((s) => s.name);
  expect(names.filter((n) => stories.some((s) => s.name === n))).toEqual([]);
  expect(suggestStories(rulebook, mutateRules(rulebook, stories))).toMatchObject({ text: '', stories: 0, left: [] });
});
