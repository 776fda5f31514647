import type { Rulebook } from '../rulebook/rulebook.ts';
import { type Mutant, mutants } from './mutate/mutants.ts';
import { playStory } from './play/play-story.ts';
import { speaksOf } from './play/speaks-of.ts';
import type { Story } from './tell/story.ts';

/** Which stories a rule speaks in, and in which it just does not; for a rule that cannot just miss, `misses` is true. */
export interface RuleCoverage {
  readonly fires: boolean;
  readonly misses: boolean;
  readonly firedBy: readonly string[];
  readonly missedBy: readonly string[];
}

/** The steps of a story in which each rule speaks. */
function firings(rulebook: Rulebook, story: Story): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  let step = 0;
  let known = 0;
  for (const { decisions } of playStory(rulebook, story)) {
    for (const { rule } of decisions.slice(known))
      if (rule) found.set(rule.id, (found.get(rule.id) ?? new Set()).add(step));
    known = decisions.length;
    step++;
  }
  return found;
}

/** Whether a rule that asks for a little less would have spoken first. */
function justMisses(mutant: Mutant, story: Story, original: ReadonlySet<number>): boolean {
  const loosened = firings(mutant.rulebook, story).get(mutant.rule.name) ?? new Set<number>();
  const first = [...loosened].find((step) => !original.has(step));
  return first !== undefined && [...original].every((step) => loosened.has(step) || step > first);
}

/**
 * For each rule whether a story fires it, and whether one just misses it: the rule would have spoken there if it asked for
 * one less, for a longer period, or for anyone. What `check` needs for C1. Pure.
 */
export function storyCoverage(rulebook: Rulebook, stories: readonly Story[]): Record<string, RuleCoverage> {
  const played = stories.map((story) => ({ story, fired: firings(rulebook, story) }));
  const coverage: Record<string, RuleCoverage> = {};
  const all = mutants(rulebook).filter((m) => m.mutation.looser && m.equivalent === null);
  for (const rule of rulebook.rules) {
    const looser = all.filter((m) => m.rule === rule);
    const about = played.filter((p) => speaksOf(rulebook, p.story, rule));
    const firedBy = about.filter((p) => p.fired.has(rule.name)).map((p) => p.story.name);
    const missedBy = about
      .filter((p) => looser.some((m) => justMisses(m, p.story, p.fired.get(rule.name) ?? new Set())))
      .map((p) => p.story.name);
    const misses = looser.length === 0 || missedBy.length > 0;
    coverage[rule.name] = { fires: firedBy.length > 0, misses, firedBy, missedBy };
  }
  return coverage;
}
