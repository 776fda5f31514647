import type { Finding } from '../../finding/finding.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { found } from '../found.ts';

/** The shortest way from a rule back to itself along `gives_way_to`; null where there is none. */
function circleOf(rulebook: Rulebook, rule: Rule): Rule[] | null {
  const came = new Map<Rule, Rule | null>([[rule, null]]);
  const queue = [rule];
  for (let r = queue.shift(); r; r = queue.shift())
    for (const name of r.givesWayTo) {
      const next = rulebook.rule.get(name);
      if (next === rule) {
        const way: Rule[] = [];
        for (let back: Rule | null = r; back; back = came.get(back) ?? null) way.unshift(back);
        return way;
      }
      if (!next || came.has(next)) continue;
      came.set(next, r);
      queue.push(next);
    }
  return null;
}

/** U0: rules that give way to each other in a circle, so that none of them goes first; once per circle. Exact. */
export function circles(rulebook: Rulebook): { circled: ReadonlySet<Rule>; findings: Finding[] } {
  const circled = new Set<Rule>();
  const findings: Finding[] = [];
  for (const rule of rulebook.rules) {
    if (circled.has(rule)) continue;
    const circle = circleOf(rulebook, rule);
    if (!circle) continue;
    for (const r of circle) circled.add(r);
    const [first, ...next] = [...circle, rule].map((r) => r.name);
    const names = `${first} gives way to ${next.join(', which gives way to ')}`;
    const itself = circle.length === 1;
    findings.push(
      found('U0', 'error', {
        at: rule.node.gives_way_to?.[0]?.span ?? rule.node.rule.span,
        says: itself
          ? `${rule.name} gives way to itself, so nobody can say when a customer moves by it.`
          : `${names}: when a customer completes them together, none goes first.`,
        mend: itself ? 'Remove its own name.' : 'Remove one of these `gives_way_to`.',
        rule,
        ...(circle[1] ? { with: circle[1] } : {}),
      }),
    );
  }
  return { circled, findings };
}
