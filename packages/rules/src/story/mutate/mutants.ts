import { contradictions } from '../../check/proof/contradictions.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Span } from '../../source/span.ts';
import { compileRules } from './compile-rules.ts';
import { type Mutation, mutationsOf } from './mutation.ts';
import { neededBy, sameRule } from './same-rule.ts';
import { withRule } from './with-rule.ts';

/** A rulebook with one rule a little different. `equivalent` says why no history can tell it from the original; null: it may. */
export interface Mutant {
  readonly rule: Rule;
  readonly mutation: Mutation;
  readonly rulebook: Rulebook;
  readonly equivalent: string | null;
  readonly span: Span;
}

/** Why a change of this kind changes nothing, in words. */
function reason(rule: Rule, { changed, clause }: Mutation): string {
  const of = rule.clauses[clause ?? 0];
  if (changed === 'within' && of && neededBy(of) === 1 && rule.clauses.length > 1)
    return 'the longer period of another clause decides';
  if (changed === 'within' && of && neededBy(of) > 1) return 'what has to be soon after entering is close together';
  if (changed === 'within') return 'one time fits into any period';
  if (changed === 'times') return 'so many different ones are that often anyhow';
  if (changed === 'who' && rule.silentFor !== null) return 'silence is everybody’s';
  if (changed === 'who' && rule.clauses.every((c) => c.node.who !== null)) return 'each clause says who itself';
  if (changed === 'who') return 'the group has every role, and somebody has to do it';
  return 'both say the same';
}

/** All mutants of a rulebook, or of one of its rules, in the order of the files. */
export function mutants(rulebook: Rulebook, of: readonly Rule[] = rulebook.rules): Mutant[] {
  const inFiles = [...of].sort((a, b) => {
    const [x, y] = [a.node.rule.span, b.node.rule.span];
    return x.file === y.file ? x.line - y.line : x.file < y.file ? -1 : 1;
  });
  const changes = inFiles.flatMap((rule) => mutationsOf(rule.node).map((mutation) => ({ rule, mutation })));
  const nodes = changes.flatMap(({ mutation }) => mutation.node ?? []);
  const compiled = new Map(compileRules(rulebook, nodes).map((rule, i) => [nodes[i], rule]));
  const never = contradictions(rulebook);
  return changes.map(({ rule, mutation }) => {
    const now = mutation.node ? (compiled.get(mutation.node) ?? null) : null;
    const changed = withRule(rulebook, rule.name, now);
    const dead = never.has(rule) && (!now || [...contradictions(changed).keys()].some((r) => r.name === rule.name));
    const same = now !== null && sameRule(rulebook, rule, now);
    return {
      rule,
      mutation,
      rulebook: changed,
      equivalent: dead ? 'it can never speak (see waystage check)' : same ? reason(rule, mutation) : null,
      span: rule.node.rule.span,
    };
  });
}
