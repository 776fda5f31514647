import { nowhere } from '../../source/span.ts';
import { say } from '../../syntax/say.ts';
import type { CompanyNode } from '../notation/company.ts';
import type { ExpectationNode } from '../notation/expectation.ts';
import type { StepNode } from '../notation/step.ts';
import type { StoryNode } from '../notation/story.ts';
import type { Expected } from '../play/seen.ts';
import type { Cast } from './cast.ts';
import type { Deed, Scene } from './scene.ts';

const made = { span: nowhere, unread: [] } as const;
const days = (ms: number) => Math.round(ms / 8640) / 10_000;
const maybe = <T>(value: T | undefined) => (value === undefined ? null : say(value));
const list = (values: readonly string[] | undefined) => values?.map((v) => say(v)) ?? null;

const empty: StepNode = {
  kind: 'step',
  ...made,
  day: null,
  arrives: null,
  who: null,
  does: null,
  event: null,
  times: null,
  claimed: null,
  site: null,
  product: null,
  nothing: null,
  corrected: null,
  expect: null,
  fields: [],
};

/** An expectation as a node. */
function writeExpected(e: Expected): ExpectationNode {
  return {
    kind: 'expectation',
    ...made,
    stage: maybe(e.stage),
    by: maybe(e.by),
    movement: maybe(e.movement as 'enter' | undefined),
    evidence: maybe(e.evidence),
    people: maybe(e.people),
    stalled: maybe(e.stalled),
    obstacle: list(e.obstacle),
    notice: list(e.notice),
    job: list(e.job),
    journey_no: maybe(e.journey_no),
  };
}

/** A company of which these facts are known. */
function writeCompany(facts: Scene['facts']): CompanyNode {
  const entries = Object.entries(facts).map(([key, value]) => ({
    kind: 'entry' as const,
    key: say(key),
    value: say(value),
  }));
  return { kind: 'company', ...made, domain: say('customer.example'), name: null, facts: entries };
}

function writeDeed(deed: Deed, cast: Cast): StepNode {
  const fields = Object.entries(deed.fields).map(([key, value]) => ({
    kind: 'entry' as const,
    key: say(key),
    value: say(value),
  }));
  return {
    ...empty,
    day: say(days(deed.at)),
    who: deed.who === null ? null : say(cast.nameOf(deed.who)),
    does: deed.does === null ? null : say(deed.does),
    event: deed.does === null ? say('page_view') : null,
    claimed: deed.claimed ? say(true) : null,
    fields,
  };
}

/** A scene as a story that expects nothing yet; one step for each thing that happens, in order. */
export function writeScene(scene: Scene, title: string, cast: Cast): StoryNode {
  const deeds = scene.deeds.map((d) => writeDeed(d, cast));
  const last = deeds.at(-1);
  const put = scene.put !== null && last ? [{ ...empty, day: last.day, corrected: say(scene.put) }] : [];
  const until = scene.until === null ? [] : [{ ...empty, day: say(days(scene.until)), nothing: say(true) }];
  return {
    kind: 'story',
    ...made,
    story: say(title),
    start_at: scene.start === 'outside' ? null : say(scene.start),
    company: writeCompany(scene.facts),
    people: null,
    tell: [...deeds.slice(0, -1), ...put, ...(last ? [last] : []), ...until],
  };
}

/** A story cut off after a step, and what to expect there. */
export function expecting(story: StoryNode, steps: number, expected: Expected): StoryNode {
  return { ...story, tell: [...story.tell.slice(0, steps), { ...empty, expect: writeExpected(expected) }] };
}
