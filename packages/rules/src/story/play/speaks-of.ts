import { actorOf, type StoredEvent } from '@waystage/events';
import { programOf } from '../../engine/state/program.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Story } from '../tell/story.ts';

const told = new WeakMap<Story, { rulebook: Rulebook; behaviours: ReadonlySet<string> }>();

function behavioursIn(rulebook: Rulebook, story: Story): ReadonlySet<string> {
  const known = told.get(story);
  if (known?.rulebook === rulebook) return known.behaviours;
  const program = programOf(rulebook);
  const all = story.steps.flatMap((step) => {
    if (step.kind !== 'act') return [];
    const event = { ...step.event, site: step.site } as StoredEvent;
    return program.meaningOf(event, (program.doneBy(event) ?? actorOf(event)) === 'customer').behaviours;
  });
  const behaviours = new Set(all);
  told.set(story, { rulebook, behaviours });
  return behaviours;
}

/** Whether anything in a story could concern a rule: something it counts, or silence. Where not, the rule makes no difference. */
export function speaksOf(rulebook: Rulebook, story: Story, rule: Rule): boolean {
  if (rule.clauses.length === 0 || rule.clauses.some((c) => c.does === null)) return true;
  const behaviours = behavioursIn(rulebook, story);
  return rule.clauses.some((c) => [...(c.does ?? [])].some((d) => behaviours.has(d)));
}
