import type { Decision } from '@waystage/events';
import { type ExpectationNode, none } from '../notation/expectation.ts';
import type { Moment } from './play-story.ts';

/** What a story may expect, by the words it uses. */
type Expectable = Exclude<keyof ExpectationNode, 'kind' | 'span' | 'unread'>;

/** What one key of an expectation asked for, and what there was; null where they agree. */
export interface Difference {
  readonly key: Expectable;
  readonly expected: string;
  readonly got: string;
}

/** The words of an expectation, whichever way it was made. */
export interface Expected {
  readonly stage?: string | undefined;
  readonly by?: string | undefined;
  readonly movement?: string | undefined;
  readonly evidence?: number | undefined;
  readonly people?: number | undefined;
  readonly stalled?: boolean | undefined;
  readonly obstacle?: readonly string[] | undefined;
  readonly notice?: readonly string[] | undefined;
  readonly job?: readonly string[] | undefined;
  readonly journey_no?: number | undefined;
}

/** An expectation as plain values. */
export function expectedOf(node: ExpectationNode): Expected {
  const list = (said: ExpectationNode['obstacle']) => said?.map((s) => s.value);
  return {
    stage: node.stage?.value,
    by: node.by?.value,
    movement: node.movement?.value,
    evidence: node.evidence?.value,
    people: node.people?.value,
    stalled: node.stalled?.value,
    obstacle: list(node.obstacle),
    notice: list(node.notice),
    job: list(node.job),
    journey_no: node.journey_no?.value,
  };
}

const about = (d: Decision, key: 'obstacle' | 'notice' | 'job', type: Decision['type']) =>
  d.type === type ? String(d.about?.[key] ?? '') : null;

/** The last decision a moving rule or a person made, and the last one about each thing expected. */
function meant({ decisions }: Moment, expected: Expected): Decision[] {
  const last = (fits: (d: Decision) => boolean) => decisions.findLast(fits);
  const named = [
    ...(expected.obstacle ?? []).map((o) => last((d) => about(d, 'obstacle', 'obstacle.raised') === o)),
    ...(expected.notice ?? []).map((n) => last((d) => about(d, 'notice', 'notice.given') === n)),
    ...(expected.job ?? []).map((j) => last((d) => about(d, 'job', 'job.done') === j)),
  ].filter((d) => d !== undefined);
  const move = last((d) => d.movement !== undefined);
  const aboutMove = named.length === 0 || expected.stage !== undefined || expected.movement !== undefined;
  return [...(move && aboutMove ? [move] : []), ...named];
}

function peopleOf(d: Decision): number {
  return new Set(d.evidence?.interactions.map((i) => i.person).filter((p) => p !== null)).size;
}

function namesIn(moment: Moment, key: 'obstacle' | 'notice' | 'job'): string[] {
  const { state, decisions } = moment;
  if (key === 'obstacle') return Object.keys(state.obstacles);
  if (key === 'job') return Object.entries(state.jobs).flatMap(([job, j]) => (j.state === 'done' ? [job] : []));
  return [...new Set(decisions.flatMap((d) => about(d, 'notice', 'notice.given') ?? []))];
}

/** Where a moment is not what was expected, key by key; empty where it is. */
export function differences(moment: Moment, expected: Expected): Difference[] {
  const found: Difference[] = [];
  const { state } = moment;
  const differs = (key: Expectable, want: string, got: string) => found.push({ key, expected: want, got });
  const same = (key: Expectable, want: string | number | boolean | undefined, got: string | number | boolean) => {
    if (want !== undefined && want !== got) differs(key, String(want), String(got));
  };
  same('stage', expected.stage, state.place);
  same('stalled', expected.stalled, state.stalledSince !== null);
  same('journey_no', expected.journey_no, state.number);
  const candidates = meant(moment, expected);
  const rules = candidates.map((d) => d.rule?.id ?? none);
  if (expected.by !== undefined && !(rules.length > 0 ? rules : [none]).includes(expected.by))
    differs('by', expected.by, rules.join(' and ') || none);
  const decision = candidates.find((d) => expected.by !== undefined && d.rule?.id === expected.by) ?? candidates[0];
  const move = moment.decisions.findLast((d) => d.movement !== undefined);
  same('movement', expected.movement, move?.movement ?? none);
  same('evidence', expected.evidence, decision?.evidence?.found.times ?? 0);
  same('people', expected.people, decision ? peopleOf(decision) : 0);
  for (const key of ['obstacle', 'notice', 'job'] as const) {
    const want = expected[key];
    if (want === undefined) continue;
    const got = namesIn(moment, key);
    const agrees = want.every((w) => (w === none ? got.length === 0 : got.includes(w)));
    if (!agrees) differs(key, want.join(' and '), got.join(' and ') || none);
  }
  return found;
}
