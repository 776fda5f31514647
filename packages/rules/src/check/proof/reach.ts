import type { Finding } from '../../finding/finding.ts';
import { endings, type Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Stage } from '../../rulebook/stage.ts';
import { listOf } from '../../say/list-of.ts';
import { found } from '../found.ts';
import { again, targetsOf } from '../pair/targets-of.ts';

/** The places rules can bring a company to, from outside. Rules that never fire lead nowhere. */
export function reached(rulebook: Rulebook, alive: readonly Rule[]): Set<Place> {
  const steps = alive.filter((r) => r.moving).flatMap((r) => [...targetsOf(rulebook, r)]);
  const places = new Set<Place>(['outside']);
  for (let grown = true; grown; ) {
    const ended = endings.some((e) => places.has(e) && rulebook.again.after.has(e));
    const next = steps.filter(([from, to]) => (places.has(from) || (from === again && ended)) && !places.has(to));
    for (const [, to] of next) places.add(to);
    grown = next.length > 0;
  }
  return places;
}

function runs(stages: readonly Stage[]): Stage[][] {
  const all: Stage[][] = [];
  for (const stage of stages) {
    const run = all.at(-1);
    if (run?.at(-1)?.index === stage.index - 1) run.push(stage);
    else all.push([stage]);
  }
  return all;
}

/** R1-R4: what the rules as a graph say: stages no company gets to or out of, and journeys that do not end. Exact on the graph. */
export function onTheGraph(rulebook: Rulebook, alive: readonly Rule[]): Finding[] {
  const places = reached(rulebook, alive);
  const findings: Finding[] = [];
  const name = rulebook.folder.journey.journey;
  for (const run of runs(rulebook.stages.filter((s) => !places.has(s.name)))) {
    const names = listOf(run.map((s) => s.name));
    findings.push(
      found('R1', 'warning', {
        at: (run[0] as Stage).node.stage.span,
        says: `No rule ever brings a customer to ${names}.`,
        mend: `Write a rule that leads to ${run[0]?.name}, or remove ${run.length > 1 ? 'these stages' : 'the stage'}.`,
      }),
    );
  }
  const leaves = new Set(alive.flatMap((r) => (r.moving ? [...r.moves.keys()] : [])));
  const ends = endings.some((e) => places.has(e));
  for (const stage of rulebook.stages)
    if (places.has(stage.name) && !leaves.has(stage.name) && ends)
      findings.push(
        found('R2', 'warning', {
          at: stage.node.stage.span,
          says: `A customer that gets to ${stage.name} stays there for ever: no rule leads out of it.`,
          mend: 'Write a rule that starts from it, such as `close` after a long silence.',
        }),
      );
  if (!ends)
    findings.push(
      found('R4', 'warning', {
        at: name.span,
        says: 'No journey ever ends: no rule that closes one can be reached, so nobody is ever won or lost.',
        mend: 'Write `close` rules: as won, as lost, as cancelled.',
      }),
    );
  else if (!places.has('won'))
    findings.push(
      found('R3', 'warning', {
        at: name.span,
        says: 'No customer can ever be won: no rule that closes a journey as won can be reached.',
        mend: 'Write `close: { from: any, as: won }` for customers who order.',
      }),
    );
  return findings;
}

/** N7: rules that start only from stages no company reaches. Sound as long as nobody moves companies by hand. */
export function startNowhere(rulebook: Rulebook, alive: readonly Rule[]): Finding[] {
  const places = reached(rulebook, alive);
  return alive
    .filter((r) => r.from.size > 0 && ![...r.from].some((p) => places.has(p)))
    .map((rule) => {
      const { target } = rule.node;
      const at = 'from' in target ? target.from?.[0]?.span : undefined;
      return found('N7', 'warning', {
        at: at ?? rule.node.rule.span,
        says: `No customer ever gets to ${listOf(rule.from, 'or')}, so this rule never speaks.`,
        mend: 'Write the rules that lead there, or start from another stage.',
        rule,
      });
    });
}
