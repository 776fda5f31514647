import { Compiling } from '../rulebook/compile/compiling.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { nowhere } from '../source/span.ts';
import type { Mutant } from './mutate/mutants.ts';
import { kills, type MutantResult } from './mutate-rules.ts';
import type { StoriesFileNode } from './notation/stories-file.ts';
import type { StoryNode } from './notation/story.ts';
import { passes } from './play/passes.ts';
import { printStories } from './print-stories.ts';
import { readStories } from './read-stories.ts';
import { Cast } from './suggest/cast.ts';
import { scenes } from './suggest/scenes.ts';
import { tellApart } from './suggest/tell-apart.ts';
import { titleFor } from './suggest/title-for.ts';
import { expecting, writeScene } from './suggest/write-scene.ts';
import type { Story } from './tell/story.ts';
import { tellStory } from './tell/tell-story.ts';

/** Stories that kill mutants nobody else does: the text of a whole `tests/*.yaml`, and what it achieves. */
export interface Suggested {
  /** '' where there is nothing to suggest */
  readonly text: string;
  readonly stories: number;
  readonly kills: readonly { readonly mutant: Mutant; readonly story: string }[];
  /** mutants no story was found for: perhaps no history can tell them apart */
  readonly left: readonly Mutant[];
}

/** How many scenes are tried for one mutant. */
const mostTries = 2000;

type Company = StoryNode['company'];
const same = (a: Company, b: Company) => JSON.stringify(a) === JSON.stringify(b);

/** The different ones, most frequent first. */
function mostFrequent(companies: readonly Company[]): Company[] {
  const count = new Map<string, { company: Company; times: number }>();
  for (const company of companies) {
    const key = JSON.stringify(company);
    count.set(key, { company, times: (count.get(key)?.times ?? 0) + 1 });
  }
  return [...count.values()].sort((a, b) => b.times - a.times).map((c) => c.company);
}

class Suggesting {
  readonly stories: StoryNode[] = [];
  readonly kills: { mutant: Mutant; story: string }[] = [];
  readonly left: Mutant[] = [];
  private readonly taken: Set<string>;
  private readonly told: Story[] = [];
  private readonly cast: Cast;
  private readonly rulebook: Rulebook;

  constructor(rulebook: Rulebook, taken: Iterable<string>) {
    this.rulebook = rulebook;
    this.taken = new Set(taken);
    this.cast = new Cast(rulebook);
  }

  file(stories: readonly StoryNode[] = this.stories): StoriesFileNode {
    const people = this.cast.entries();
    const [company = null] = mostFrequent(stories.map((s) => s.company));
    const own = stories.map((s) => (same(s.company, company) ? { ...s, company: null } : s));
    return { kind: 'stories_file', span: nowhere, unread: [], people, company, stories: own };
  }

  /** The story as somebody reads it who pastes it: through its text. */
  private reread(node: StoryNode): Story | null {
    const files = [{ path: 'tests/suggested.yaml', text: printStories(this.file([node])) }];
    const { stories, findings } = readStories(this.rulebook, files);
    return findings.length === 0 ? (stories[0] ?? null) : null;
  }

  private try(mutant: Mutant): Story | null {
    const { rule, mutation } = mutant;
    const changed = mutant.rulebook.rule.get(rule.name);
    const edge = mutation.looser && changed ? changed : rule;
    const title = titleFor(rule, mutation, this.taken);
    let tries = 0;
    for (const scene of scenes(this.rulebook, edge, rule, mutation)) {
      if (++tries > mostTries) return null;
      const node = writeScene(scene, title, this.cast);
      const c = new Compiling();
      const apart = tellApart(this.rulebook, mutant.rulebook, rule, tellStory(this.rulebook, node, this.file([]), c));
      if (!apart || c.findings.length > 0) continue;
      const whole = expecting(node, apart.steps, apart.expected);
      const story = this.reread(whole);
      if (!story || !passes(this.rulebook, story) || passes(mutant.rulebook, story)) continue;
      this.taken.add(title);
      this.stories.push(whole);
      this.told.push(story);
      return story;
    }
    return null;
  }

  suggest(mutant: Mutant): void {
    const story = this.told.find((s) => kills(this.rulebook, mutant, s)) ?? this.try(mutant);
    if (story) this.kills.push({ mutant, story: story.name });
    else this.left.push(mutant);
  }
}

/**
 * Write stories at the edges of rules, so that each mutant that survived is told from the original: each story has been
 * read back from its text, passes with the rules and fails with the mutant. Pure.
 * @param results from `mutateRules`; only survivors that are not equivalent are looked at
 * @param taken names stories have already
 */
export function suggestStories(
  rulebook: Rulebook,
  results: readonly MutantResult[],
  taken: Iterable<string> = [],
): Suggested {
  const suggesting = new Suggesting(rulebook, taken);
  for (const { mutant, killedBy } of results)
    if (killedBy === null && mutant.equivalent === null) suggesting.suggest(mutant);
  const { stories, kills, left } = suggesting;
  const text = stories.length > 0 ? printStories(suggesting.file()) : '';
  return { text, stories: stories.length, kills, left };
}
