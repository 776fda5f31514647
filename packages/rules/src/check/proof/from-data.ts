import type { Finding } from '../../finding/finding.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { listOf } from '../../say/list-of.ts';
import type { CheckOptions } from '../check-options.ts';
import { found } from '../found.ts';

/** V1: companies that stand in a stage that is gone. Exact. */
export function strandedCompanies(rulebook: Rulebook, deployed: NonNullable<CheckOptions['deployed']>): Finding[] {
  return Object.entries(deployed.companies)
    .filter(([place, count]) => count > 0 && !rulebook.stage.has(place) && !rulebook.movedTo.has(place))
    .filter(([place]) => !['outside', 'won', 'lost', 'cancelled', 'merged'].includes(place))
    .map(([place, count]) =>
      found('V1', 'error', {
        at: rulebook.folder.journey.journey.span,
        says: `${count} ${count === 1 ? 'customer stands' : 'customers stand'} in ${place}, and there is no such stage any more.`,
        mend: `Say where they belong: \`was: ${place}\` at the stage it became, or \`moved_to: { ${place}: ... }\`.`,
      }),
    );
}

/** N9: behaviours that rules wait for and nobody has sent for 30 days. */
export function unsent(rulebook: Rulebook, names: readonly string[]): Finding[] {
  return names.flatMap((name) => {
    const behaviour = rulebook.behaviours.get(name);
    const waiting = rulebook.rules.filter((r) => r.clauses.some((c) => c.does?.has(name)));
    if (!behaviour || waiting.length === 0) return [];
    return [
      found('N9', 'warning', {
        at: behaviour.node.span,
        says: `No customer has done ${name} for 30 days, and ${listOf(waiting.map((r) => r.name))} ${waiting.length === 1 ? 'waits' : 'wait'} for it.`,
        mend: 'See whether the site still sends it: paths and names change.',
      }),
    ];
  });
}

/** C1: rules without a story that fires them, and one that just misses. */
export function withoutStory(rulebook: Rulebook, stories: NonNullable<CheckOptions['stories']>): Finding[] {
  if (rulebook.rules.length > 0 && !Object.values(stories).some((s) => s.fires))
    return [
      found('C1', 'info', {
        at: rulebook.folder.journey.journey.span,
        says: 'No story is told of these rules yet, so nothing holds them fast when somebody changes them.',
        mend: 'Write one in tests/, or let `waystage test --suggest` do it.',
      }),
    ];
  return rulebook.rules.flatMap((rule) => {
    const told = Object.hasOwn(stories, rule.name) ? stories[rule.name] : undefined;
    const missing = [...(told?.fires ? [] : ['completes']), ...(told?.misses ? [] : ['just misses'])];
    if (missing.length === 0) return [];
    return [
      found('C1', 'info', {
        at: rule.node.rule.span,
        says: `No story shows a customer that ${listOf(missing, 'or one that')} ${rule.name}.`,
        mend: 'Write one in tests/, or let `waystage test --suggest` do it.',
        rule,
      }),
    ];
  });
}
