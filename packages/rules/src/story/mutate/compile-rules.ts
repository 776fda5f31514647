import { compile } from '../../rulebook/compile/compile.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { RuleNode } from '../../syntax/rule/rule.ts';
import { say } from '../../syntax/say.ts';

/**
 * Rules of these nodes, in their order, each as it would be in this rulebook; null where nothing can be decided by one.
 * Several may have one name, since they are alternatives to each other; all are compiled at once.
 */
export function compileRules(rulebook: Rulebook, nodes: readonly RuleNode[]): (Rule | null)[] {
  const numbered = nodes.map((node, i) => ({ ...node, rule: say(`rule-${i}`) }));
  const compiled = compile({ ...rulebook.folder, rules: numbered }, rulebook.version).rulebook.rule;
  return nodes.map((node, i) => {
    const rule = compiled.get(`rule-${i}`);
    if (!rule) return null;
    const { span, value: name } = node.rule;
    const index = rulebook.rule.get(name)?.index ?? 0;
    return Object.freeze({ ...rule, name, index, node, source: `${span.file}:${span.line}` });
  });
}
