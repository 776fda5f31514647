import { compile } from '../../rulebook/compile/compile.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { RuleNode } from '../../syntax/rule/rule.ts';

/** A rulebook in which one rule is another one (of the same name), or is gone (null). All others stay as they are. */
export function withRule(rulebook: Rulebook, name: string, node: RuleNode | null): Rulebook {
  const folder = { ...rulebook.folder, rules: node ? [node] : [] };
  const changed = node ? compile(folder, rulebook.version).rulebook.rules : [];
  const rules = [...rulebook.rules.filter((r) => r.name !== name), ...changed]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((r, index) => Object.freeze({ ...r, index }));
  const windows = rules.flatMap((r) => r.clauses.map((c) => Math.max(c.within ?? 0, c.sinceEntering ?? 0)));
  return Object.freeze({
    ...rulebook,
    rules: Object.freeze(rules),
    rule: new Map(rules.map((r) => [r.name, r])),
    longestWithin: Math.max(0, ...windows),
  });
}
