import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/** A rulebook in which one rule is another one (of the same name), or is gone (null). All others stay as they are. */
export function withRule(rulebook: Rulebook, name: string, changed: Rule | null): Rulebook {
  const rules = [...rulebook.rules.filter((r) => r.name !== name), ...(changed ? [changed] : [])]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((r, index) => (r.index === index ? r : Object.freeze({ ...r, index })));
  const windows = rules.flatMap((r) => r.clauses.map((c) => Math.max(c.within ?? 0, c.sinceEntering ?? 0)));
  return Object.freeze({
    ...rulebook,
    rules: Object.freeze(rules),
    rule: new Map(rules.map((r) => [r.name, r])),
    longestWithin: Math.max(0, ...windows),
  });
}
