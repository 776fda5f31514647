import type { Finding } from '../finding/finding.ts';
import type { Rule } from '../rulebook/rule.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { CheckOptions } from './check-options.ts';
import { ambiguity } from './proof/ambiguous.ts';
import { circles } from './proof/circles.ts';
import { contradictions, crowds } from './proof/contradictions.ts';
import { dueTogether } from './proof/due-together.ts';
import { flapping } from './proof/flapping.ts';
import { strandedCompanies, unsent, withoutStory } from './proof/from-data.ts';
import { idleJobs, rolesWithoutTitle, silentEndings, stalledTooSoon, withoutOwner } from './proof/housekeeping.ts';
import { outwaited } from './proof/outwaited.ts';
import { onTheGraph, reached, startNowhere } from './proof/reach.ts';
import { redundant, shadowed } from './proof/shadowed.ts';
import { toAndFro } from './proof/to-and-fro.ts';

/** What the proofs came to. `pairs` counts the pairs of rules that could contradict each other, and those proved not to. */
export interface Proved {
  readonly pairs: { readonly total: number; readonly proved: number };
  readonly findings: Finding[];
}

function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
}

const inFile = (a: Rule, b: Rule) => {
  const [x, y] = [a.node.rule.span, b.node.rule.span];
  return x.file === y.file ? x.line - y.line : x.file < y.file ? -1 : 1;
};

/** U0, U1 and U2 of every pair: those that move a company, and those that raise and clear one obstacle. */
function pairwise(rulebook: Rulebook, alive: readonly Rule[]): Proved {
  const { circled, findings } = circles(rulebook);
  const moving = alive.filter((r) => r.moving).sort(inFile);
  const all = rulebook.rules.filter((r) => r.moving);
  let total = (all.length * (all.length - 1)) / 2;
  let proved = total;
  const count = (finding: Finding | null, circle = false) => {
    if (finding) findings.push(finding);
    if (finding || circle) proved--;
  };
  for (const [a, b] of pairsOf(moving))
    count(ambiguity(rulebook, a, b) ?? dueTogether(rulebook, a, b), circled.has(a) && circled.has(b));
  for (const raise of alive.filter((r) => r.obstacle === 'raise'))
    for (const clear of alive.filter((r) => r.obstacle === 'clear' && r.about === raise.about)) {
      total++;
      proved++;
      count(toAndFro(rulebook, raise, clear));
    }
  return { pairs: { total, proved }, findings };
}

const order = (a: Finding, b: Finding) =>
  a.file === b.file ? a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1) : a.file < b.file ? -1 : 1;

/**
 * Prove what can be proved about one journey's rules: that no event leads a company to two places (U), that every stage
 * can be reached and left (R), that every rule can speak (N), and the rest of the table in docs/rules.md. Pure.
 * @param rulebook a whole one, or the draft of a folder with mistakes in it
 * @param options what is known beyond the files: what is deployed, what nobody sends, what stories show
 */
export function checkRulebook(rulebook: Rulebook, options: CheckOptions = {}): Proved {
  const never = contradictions(rulebook);
  const possible = rulebook.rules.filter((r) => !never.has(r));
  const { circled } = circles(rulebook);
  const hidden = shadowed(
    rulebook,
    possible.filter((r) => !circled.has(r)),
  );
  const late = outwaited(rulebook, possible);
  const alive = possible.filter((r) => !hidden.has(r) && !late.has(r));
  const places = reached(rulebook, alive);
  const met = alive.filter((r) => [...r.from].some((p) => places.has(p)));
  const { pairs, findings } = pairwise(rulebook, possible);
  return {
    pairs,
    findings: [
      ...findings,
      ...never.values(),
      ...hidden.values(),
      ...late.values(),
      ...crowds(rulebook),
      ...redundant(rulebook, alive),
      ...onTheGraph(rulebook, alive),
      ...startNowhere(rulebook, alive),
      ...flapping(rulebook, alive),
      ...withoutOwner(rulebook),
      ...idleJobs(rulebook),
      ...rolesWithoutTitle(rulebook),
      ...silentEndings(rulebook, met, places),
      ...stalledTooSoon(rulebook, met),
      ...(options.deployed ? strandedCompanies(rulebook, options.deployed) : []),
      ...(options.unsent ? unsent(rulebook, options.unsent) : []),
      ...(options.stories ? withoutStory(rulebook, options.stories) : []),
    ].sort(order),
  };
}
