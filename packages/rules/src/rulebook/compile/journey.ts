import type { JourneyFileNode } from '../../syntax/journey/journey-file.ts';
import type { Ending, Place } from '../place.ts';
import type { Content, Recommendation, Rulebook } from '../rulebook.ts';
import type { WhoGroup } from '../who-group.ts';
import type { Compiling } from './compiling.ts';

const defaultSettle = 10 * 60_000;

/** The buying jobs by name. */
export function compileJobs(journey: JourneyFileNode, c: Compiling): Rulebook['jobs'] {
  const jobs = new Map<string, { says: string; alwaysOn: boolean }>();
  for (const { key, value } of journey.jobs ?? [])
    c.declare(
      jobs,
      key,
      Object.freeze({ says: value.says?.value ?? '', alwaysOn: value.always_on?.value ?? false }),
      'jobs',
    );
  return jobs;
}

/** What may be in the way, by phase. */
export function compileObstacles(
  journey: JourneyFileNode,
  phases: Rulebook['phases'],
  c: Compiling,
): Rulebook['obstacles'] {
  const known = new Map(phases.map((p) => [p.name, p]));
  const out = new Map<string, ReadonlyMap<string, string>>();
  for (const { key, value } of journey.obstacles ?? [])
    if (c.find(known, key, 'phase', "so nothing is in a customer's way there"))
      c.declare(out, key, new Map(value.map((o) => [o.key.value, o.value.value])), 'phases');
  return out;
}

function compileGroup(
  journey: JourneyFileNode,
  known: Pick<Rulebook, 'phases' | 'who' | 'roles'>,
  c: Compiling,
): Rulebook['group'] {
  const { group } = journey;
  const fallback = known.who.get('buying_group') ?? (known.who.get('anyone') as WhoGroup);
  const who = group?.who ? c.find(known.who, group.who, 'group', 'so nobody can be in it') : null;
  const roles = new Map([...known.roles].map((r) => [r, r]));
  const expects = new Map<string, number>();
  for (const e of group?.expects ?? [])
    if (c.find(roles, e.key, 'role', 'so nobody will ever be heard in it'))
      c.declare(expects, e.key, e.value.value, 'roles');
  const [least, most, ...more] = group?.usual_size ?? [];
  if (least && (!most || more.length > 0 || most.value < least.value))
    c.report(
      'J3',
      least.span,
      'How many people usually decide: from how many to how many?',
      'Write two numbers: usual_size: [6, 10]',
    );
  const late = group?.late_after;
  const phases = new Map(known.phases.map((p, i) => [p.name, i]));
  return Object.freeze({
    who: who ?? fallback,
    expects,
    usualSize: least && most ? Object.freeze([least.value, most.value] as const) : null,
    lateAfter: late ? c.find(phases, late, 'phase', 'so nobody can come after it') : null,
  });
}

/** Everything of journey.yaml and content.yaml that refers to stages, roles and jobs but decides no move. */
export function compileRest(
  folder: Rulebook['folder'],
  known: Pick<Rulebook, 'phases' | 'stages' | 'who' | 'roles' | 'jobs' | 'obstacles'>,
  c: Compiling,
) {
  const { journey } = folder;
  const stages = new Map(known.stages.map((s) => [s.name, s.name]));
  const roles = new Map([...known.roles].map((r) => [r, r]));
  const obstacles = new Map([...known.obstacles.values()].flatMap((m) => [...m.keys()].map((k) => [k, k] as const)));
  const stageOf = (said: Parameters<typeof c.find>[1] | null) =>
    said ? c.find(stages, said, 'stage', 'so no company is ever there') : null;

  const after = new Map<Ending, number>();
  const { again } = journey;
  if (again?.after_won) after.set('won', again.after_won.ms);
  if (again?.after_lost) after.set('lost', again.after_lost.ms);
  if (again?.after_cancelled) after.set('cancelled', again.after_cancelled.ms);

  const dealStages = new Map<string, readonly Place[]>();
  for (const { key, value } of journey.deal_stages ?? [])
    c.declare(dealStages, key, Object.freeze(value.map((s) => stageOf(s)).filter((s) => s !== null)), 'deal stages');

  const content: Content[] = folder.content
    .flatMap((f) => f.content)
    .map((l) => {
      if (l.job) c.find(known.jobs, l.job, 'job', 'so reading it belongs to none');
      return Object.freeze({
        globs: Object.freeze(l.at.map((a) => a.value)),
        kind: l.kind?.value ?? null,
        title: l.title?.value ?? null,
        stage: stageOf(l.stage),
        job: l.job?.value ?? null,
      });
    });

  const recommend: Recommendation[] = (journey.recommend ?? []).map((r) => {
    if (r.obstacle) c.find(obstacles, r.obstacle, 'obstacle', 'so it is never in the way');
    if (r.missing_role) c.find(roles, r.missing_role, 'role', 'so nobody can be missing in it');
    if (r.job) c.find(known.jobs, r.job, 'job', 'so no customer works on it');
    if (!r.content && !r.do) c.report('J4', r.span, 'This recommends nothing.', 'Add `content:` or `do:`.');
    return Object.freeze({
      stage: stageOf(r.stage),
      movement: r.movement?.value ?? null,
      obstacle: r.obstacle?.value ?? null,
      missingRole: r.missing_role?.value ?? null,
      job: r.job?.value ?? null,
      content: r.content?.value ?? null,
      do: r.do?.value ?? null,
      says: r.says?.value ?? null,
    });
  });

  const movedTo = new Map<Place, Place>();
  for (const s of known.stages) for (const w of s.was) movedTo.set(w, s.name);
  for (const { key, value } of journey.moved_to ?? []) {
    const to = stageOf(value);
    if (stages.has(key.value))
      c.report(
        'J8',
        key.span,
        `${key.value} is still a stage, so its companies stay there.`,
        'moved_to speaks of stages that are gone.',
      );
    else if (to) movedTo.set(key.value, to);
  }

  const { no_business: none } = journey;
  return {
    group: compileGroup(journey, known, c),
    again: Object.freeze({ after, startAt: stageOf(again?.start_at ?? null) }),
    dealStages,
    content: Object.freeze(content),
    recommend: Object.freeze(recommend),
    movedTo,
    noBusiness: none
      ? Object.freeze({
          weekends: none.weekends?.value ?? false,
          dates: new Set((none.dates ?? []).map((d) => d.value)),
        })
      : null,
    settle: journey.settle?.ms ?? defaultSettle,
  };
}
