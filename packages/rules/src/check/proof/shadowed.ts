import type { Finding } from '../../finding/finding.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { countsWherever } from '../company/counts-wherever.ts';
import { found } from '../found.ts';
import { waits } from '../pair/clashes.ts';
import { implies } from '../pair/implies.ts';
import { targetsOf } from '../pair/targets-of.ts';

function covers(rulebook: Rulebook, a: Rule, b: Rule): boolean {
  const targets = targetsOf(rulebook, b);
  return [...a.moves.keys()].every((p) => targets.has(p) && countsWherever(rulebook, a, b, p));
}

/**
 * N5: rules that never move a company, because the rule they give way to is always complete as well. Sound. `alive` holds neither
 * rules that can never fire nor those that give way in a circle.
 */
export function shadowed(rulebook: Rulebook, alive: readonly Rule[]): Map<Rule, Finding> {
  const never = new Map<Rule, Finding>();
  for (const rule of alive) {
    if (!rule.moving || waits(rule) || rule.moves.size === 0) continue;
    const wider = rule.givesWayTo
      .map((name) => alive.find((r) => r.name === name))
      .find((b) => b?.moving && !waits(b) && b !== rule && covers(rulebook, rule, b) && implies(rulebook, rule, b));
    if (wider)
      never.set(
        rule,
        found('N5', 'warning', {
          at: rule.node.gives_way_to?.find((g) => g.value === wider.name)?.span ?? rule.node.rule.span,
          says: `No customer ever moves by ${rule.name}: whoever completes it completes ${wider.name} too, and it gives way to that.`,
          mend: `Let ${wider.name} give way instead, or remove ${rule.name}.`,
          rule,
          with: wider,
        }),
      );
  }
  return never;
}

function saysNoMore(rulebook: Rulebook, a: Rule, b: Rule): boolean {
  const its = targetsOf(rulebook, a);
  const theirs = targetsOf(rulebook, b);
  for (const [place, to] of its) if (theirs.get(place) !== to) return false;
  if (its.size === 0 || !implies(rulebook, a, b) || !covers(rulebook, a, b)) return false;
  // who goes first must be the same for both
  if (isBefore(b, a) || !b.givesWayTo.every((name) => name === a.name || a.givesWayTo.includes(name))) return false;
  return !rulebook.rules.some((r) => r !== a && r !== b && isBefore(a, r) && !isBefore(b, r));
}

const isBefore = (first: Rule, other: Rule) => other.givesWayTo.includes(first.name);

/** N6: rules that move nobody whom another rule would not move there at the same moment. Sound, not complete. */
export function redundant(rulebook: Rulebook, alive: readonly Rule[]): Finding[] {
  const moving = alive.filter((r) => r.moving && !waits(r));
  const gone = new Set<Rule>();
  return moving.toReversed().flatMap((a) => {
    const b = moving.find((other) => other !== a && !gone.has(other) && saysNoMore(rulebook, a, other));
    if (!b) return [];
    gone.add(a);
    return [
      found('N6', 'warning', {
        at: a.node.rule.span,
        says: `${a.name} moves no customer that ${b.name} would not move at the same moment.`,
        mend: `Remove ${a.name}, or let it ask for something else.`,
        rule: a,
        with: b,
      }),
    ];
  });
}
