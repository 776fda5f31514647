import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Story } from '../tell/story.ts';
import { playStory } from './play-story.ts';
import { differences, expectedOf } from './seen.ts';

/** Whether everything a story expects is so with these rules; stops at the first thing that is not. */
export function passes(rulebook: Rulebook, story: Story): boolean {
  for (const moment of playStory(rulebook, story))
    if (moment.step.kind === 'expect' && differences(moment, expectedOf(moment.step.expected)).length > 0) return false;
  return true;
}
