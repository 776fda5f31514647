import { explainState } from '../explain/explain-state.ts';
import type { Explanation } from '../explain/explanation.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Span } from '../source/span.ts';
import { playStory } from './play/play-story.ts';
import { type Difference, differences, expectedOf } from './play/seen.ts';
import { dayOf } from './tell/day-zero.ts';
import type { Story } from './tell/story.ts';

/** An expectation that is not met: where it stands, what differs, and how the company stands instead. */
export interface Failure {
  readonly span: Span;
  readonly differences: readonly Difference[];
  readonly explained: Explanation;
}

export interface StoryResult {
  readonly story: string;
  readonly span: Span;
  readonly passed: boolean;
  readonly failures: readonly Failure[];
  /** rules that spoke, in order of their first time */
  readonly fired: readonly string[];
  /** how many expectations there were */
  readonly expectations: number;
}

function runStory(rulebook: Rulebook, story: Story): StoryResult {
  const failures: Failure[] = [];
  const fired = new Set<string>();
  let expectations = 0;
  for (const moment of playStory(rulebook, story)) {
    for (const d of moment.decisions) if (d.rule) fired.add(d.rule.id);
    const { step, state } = moment;
    if (step.kind !== 'expect') continue;
    expectations++;
    const different = differences(moment, expectedOf(step.expected));
    if (different.length === 0) continue;
    const when = (at: number) => `day ${dayOf(story.begins, at)}`;
    failures.push({ span: step.span, differences: different, explained: explainState(rulebook, state, { when }) });
  }
  const { name, span } = story;
  return { story: name, span, passed: failures.length === 0, failures, fired: [...fired], expectations };
}

/**
 * Run stories through the engine, each on a company of its own. Pure.
 * @param stories from `readStories` of the same rulebook
 */
export function runStories(rulebook: Rulebook, stories: readonly Story[]): StoryResult[] {
  return stories.map((s) => runStory(rulebook, s));
}
