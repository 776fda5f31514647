import type { JourneyFileNode } from '../../syntax/journey/journey-file.ts';
import type { OwnersNode } from '../../syntax/journey/owners.ts';
import { reservedPlaces } from '../place.ts';
import type { Phase } from '../rulebook.ts';
import type { Stage } from '../stage.ts';
import type { Compiling } from './compiling.ts';

/** How many stages a journey may have. */
export const mostStages = 10;

function ownersOf(node: OwnersNode | undefined): Stage['owners'] {
  return {
    ...(node?.marketing ? { marketing: node.marketing.value } : {}),
    ...(node?.sales ? { sales: node.sales.value } : {}),
  };
}

/** The ladder: three phases, at most ten stages, readiness rising; owners and quiet limits worked out for each stage. */
export function compileStages(journey: JourneyFileNode, c: Compiling): { phases: Phase[]; stages: Stage[] } {
  const taken = new Map<string, string>(reservedPlaces.map((p) => [p, 'place']));
  const owners = new Map((journey.owners ?? []).map((e) => [e.key.value, e.value]));
  const quiet = new Map((journey.stalled ?? []).map((e) => [e.key.value, e.value.ms]));
  const phases: Phase[] = [];
  const stages: Stage[] = [];
  if (journey.phases.length !== 3)
    c.report(
      'J7',
      journey.span,
      `A journey has exactly three phases (awareness, evaluation, decision); this one has ${journey.phases.length}.`,
      'Move the stages into three phases.',
    );
  for (const [phaseIndex, p] of journey.phases.entries()) {
    if (taken.has(p.phase.value))
      c.report(
        'J6',
        p.phase.span,
        `The name ${p.phase.value} is taken; a rule could mean either.`,
        'Rename the phase.',
      );
    taken.set(p.phase.value, 'phase');
    if (p.stages.length === 0)
      c.report(
        'J7',
        p.phase.span,
        `Phase ${p.phase.value} has no stages, so no company can be in it.`,
        'Give it at least one.',
      );
    const own: Stage[] = [];
    for (const s of p.stages) {
      const name = s.stage.value;
      if (taken.has(name)) {
        c.report(
          'J6',
          s.stage.span,
          `The name ${name} is taken; nobody could tell where a company stands.`,
          'Rename the stage.',
        );
        continue;
      }
      taken.set(name, 'stage');
      const before = stages.at(-1);
      if (before && s.readiness.value <= before.readiness)
        c.report(
          'J7',
          s.readiness.span,
          `A company in ${name} would be no readier (${s.readiness.value}) than in ${before.name} (${before.readiness}).`,
          'Readiness rises from stage to stage, up to 100.',
        );
      const stage: Stage = Object.freeze({
        name,
        index: stages.length,
        phase: p.phase.value,
        phaseIndex,
        readiness: s.readiness.value,
        says: s.says?.value ?? '',
        owners: Object.freeze({
          ...ownersOf(owners.get('default')),
          ...ownersOf(owners.get(p.phase.value)),
          ...ownersOf(owners.get(name)),
        }),
        quietFor: quiet.get(name) ?? quiet.get(p.phase.value) ?? quiet.get('default') ?? null,
        was: Object.freeze((s.was ?? []).map((w) => w.value)),
        node: s,
      });
      own.push(stage);
      stages.push(stage);
    }
    phases.push(Object.freeze({ name: p.phase.value, stages: Object.freeze(own) }));
  }
  if (stages.length > mostStages)
    c.report(
      'J7',
      journey.span,
      `A journey has at most ${mostStages} stages; this one has ${stages.length}.`,
      'Join those that people cannot tell apart.',
    );
  const known = [...taken].filter(([, what]) => what !== 'place').map(([name]) => name);
  for (const e of [...(journey.owners ?? []), ...(journey.stalled ?? [])])
    if (e.key.value !== 'default' && !known.includes(e.key.value))
      c.unknown(['default', ...known], e.key, 'stage or phase', 'so no company is ever there');
  return { phases, stages };
}
