import type { Finding } from '../../finding/finding.ts';
import type { Place } from '../../rulebook/place.ts';
import { roleOfTitle } from '../../rulebook/role-of-title.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { listOf } from '../../say/list-of.ts';
import { durationText } from '../../syntax/grammar/duration.ts';
import { found } from '../found.ts';
import { waits } from '../pair/clashes.ts';
import { needed } from '../witness/plan.ts';

/** O1: stages for which marketing or sales does not answer. Exact. */
export function withoutOwner(rulebook: Rulebook): Finding[] {
  const sides = ['marketing', 'sales'] as const;
  return rulebook.stages.flatMap((stage) => {
    const missing = sides.filter((side) => !stage.owners[side]);
    if (missing.length === 0) return [];
    return [
      found('O1', 'warning', {
        at: stage.node.stage.span,
        says: `Nobody in ${listOf(missing, 'or')} answers for customers in ${stage.name}.`,
        mend: 'Name both under `owners:` (default, or by stage or phase): `owners: { default: { marketing: ..., sales: ... } }`.',
      }),
    ];
  });
}

/** B1: jobs that nothing customers do belongs to. Exact. */
export function idleJobs(rulebook: Rulebook): Finding[] {
  const touched = new Set([...rulebook.behaviours.values(), ...rulebook.content].map((x) => x.job));
  return (rulebook.folder.journey.jobs ?? [])
    .filter(({ key }) => !touched.has(key.value))
    .map(({ key }) =>
      found('B1', 'info', {
        at: key.span,
        says: `Nothing a customer does belongs to ${key.value}, so nobody is ever seen working on it.`,
        mend: `Write \`job: ${key.value}\` at a behaviour or a line of content.yaml.`,
      }),
    );
}

/** G1: roles one should hear from that no title gives. Exact. */
export function rolesWithoutTitle(rulebook: Rulebook): Finding[] {
  const given = (role: string) =>
    role === roleOfTitle(rulebook, null) ||
    rulebook.roleLines.some(
      (l) => l.role === role && l.patterns.some((p) => roleOfTitle(rulebook, p.replaceAll('*', '') || 'x') === role),
    );
  return (rulebook.folder.journey.group?.expects ?? [])
    .filter(({ key }) => rulebook.roles.has(key.value) && !given(key.value))
    .map(({ key }) =>
      found('G1', 'info', {
        at: key.span,
        says: `No title makes anybody ${key.value}, so every customer seems to lack one unless sales says who it is.`,
        mend: 'Put a line for the role into `roles:`, above the lines whose words would fit first.',
      }),
    );
}

/** D1: behaviours that end a journey in some stages and say nothing at all in others that companies reach. Exact. */
export function silentEndings(rulebook: Rulebook, alive: readonly Rule[], places: ReadonlySet<Place>): Finding[] {
  const moving = alive.filter((r) => r.moving);
  return moving
    .filter((r) => r.kind === 'close' && !waits(r) && r.clauses.length === 1)
    .flatMap((rule) => {
      const { does, node } = rule.clauses[0] as (typeof rule.clauses)[number];
      if (does === null) return [];
      const silent = rulebook.stages.filter(
        (s) =>
          places.has(s.name) &&
          !moving.some(
            (r) =>
              r.moves.has(s.name) && r.clauses.some((c) => c.does === null || [...does].some((b) => c.does?.has(b))),
          ),
      );
      if (silent.length === 0) return [];
      return [
        found('D1', 'info', {
          at: node.does?.[0]?.span ?? rule.node.rule.span,
          says: `${listOf(does, 'or')} ends the journey, but says nothing about customers in ${listOf(
            silent.map((s) => s.name),
            'or',
          )}.`,
          mend: 'If it can happen there as well, write `from: any`.',
          rule,
        }),
      ];
    });
}

/** S1: rules that go on counting for longer than their company may be quiet: it is called stalled although it is on its way. */
export function stalledTooSoon(rulebook: Rulebook, alive: readonly Rule[]): Finding[] {
  return alive.flatMap((rule) => {
    if (!rule.moving || rule.kind === 'close' || rule.kind === 'reconsider') return [];
    const within = Math.max(
      0,
      ...rule.clauses.filter((c) => needed(c) > 1 || rule.clauses.length > 1).map((c) => c.within ?? 0),
    );
    const quiet = [...rule.moves.keys()]
      .map((p) => rulebook.stage.get(p))
      .filter((s) => s?.quietFor && s.quietFor < within);
    const [first] = quiet;
    if (!first?.quietFor) return [];
    const clause = rule.clauses.find((c) => c.within === within);
    return [
      found('S1', 'info', {
        at: clause?.node.within?.span ?? rule.node.rule.span,
        says: `A customer in ${first.name} counts as stalled after ${durationText(first.quietFor)} of silence, while this rule still waits for it up to ${durationText(within)}.`,
        mend: `Let \`stalled: ${first.name}\` be at least as long, or the period shorter.`,
        rule,
      }),
    ];
  });
}
