import type { Said } from '../../syntax/grammar/said.ts';
import type { Place } from '../place.ts';
import type { RuleKind } from '../rule.ts';
import type { Phase } from '../rulebook.ts';
import type { Stage } from '../stage.ts';
import type { Compiling } from './compiling.ts';

const beyond: Partial<Record<RuleKind, readonly Place[]>> = {
  fast_track: ['outside'],
  close: ['outside'],
  notice: ['won', 'lost', 'cancelled'],
};

/** The places a `from` stands for, in the order of the journey: a stage, a phase, `any`, and what the kind of rule allows beyond. */
export function compileFrom(
  from: readonly Said<string>[],
  kind: RuleKind,
  phases: readonly Phase[],
  stages: readonly Stage[],
  c: Compiling,
): Set<Place> {
  const found = new Set<Place>();
  const extra = beyond[kind] ?? [];
  for (const f of from) {
    const phase = phases.find((p) => p.name === f.value);
    const stage = stages.find((s) => s.name === f.value);
    if (f.value === 'any') for (const s of stages) found.add(s.name);
    else if (phase) for (const s of phase.stages) found.add(s.name);
    else if (stage || extra.includes(f.value)) found.add(f.value);
    else if (['outside', 'won', 'lost', 'cancelled'].includes(f.value))
      c.report(
        'J8',
        f.span,
        `A rule of this kind says nothing about companies that are ${f.value === 'outside' ? 'outside' : f.value}.`,
        `Allowed here: stages, phases, any${extra.map((e) => `, ${e}`).join('')}.`,
      );
    else
      c.unknown(
        [...stages.map((s) => s.name), ...phases.map((p) => p.name), 'any', ...extra],
        f,
        'stage',
        'so no company is ever there',
      );
  }
  const order = ['outside', ...stages.map((s) => s.name), 'won', 'lost', 'cancelled'];
  return new Set(order.filter((p) => found.has(p)));
}
