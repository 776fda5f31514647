import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

const made = new WeakMap<Rule, { of: Rulebook; alone: Rulebook }>();

/** The rulebook with this one rule, to see what it would do by itself. */
export function alone(rulebook: Rulebook, rule: Rule): Rulebook {
  let entry = made.get(rule);
  if (entry?.of !== rulebook) {
    entry = { of: rulebook, alone: { ...rulebook, rules: [rule], rule: new Map([[rule.name, rule]]) } };
    made.set(rule, entry);
  }
  return entry.alone;
}
