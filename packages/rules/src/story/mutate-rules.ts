import type { Rule } from '../rulebook/rule.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { type Mutant, mutants } from './mutate/mutants.ts';
import { passes } from './play/passes.ts';
import { speaksOf } from './play/speaks-of.ts';
import type { Story } from './tell/story.ts';

/** A mutant, and the first story that tells it from the original; null where none does. */
export interface MutantResult {
  readonly mutant: Mutant;
  readonly killedBy: string | null;
}

/** Whether a story that passes with the rules fails with a mutant. */
export function kills(rulebook: Rulebook, mutant: Mutant, story: Story): boolean {
  return speaksOf(rulebook, story, mutant.rule) && !passes(mutant.rulebook, story);
}

/**
 * Change each rule a little and see whether a story notices: one that passes with the rules and fails with the mutant.
 * Stories that fail as it is tell nothing and are passed over. Equivalent mutants are not tried. Pure.
 * @param of only mutants of these rules
 */
export function mutateRules(
  rulebook: Rulebook,
  stories: readonly Story[],
  of: readonly Rule[] = rulebook.rules,
): MutantResult[] {
  const good = stories.filter((s) => passes(rulebook, s));
  return mutants(rulebook, of).map((mutant) => {
    if (mutant.equivalent !== null) return { mutant, killedBy: null };
    return { mutant, killedBy: good.find((s) => kills(rulebook, mutant, s))?.name ?? null };
  });
}
