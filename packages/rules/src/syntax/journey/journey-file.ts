import { duration } from '../grammar/duration.ts';
import { maybe, needed } from '../grammar/field.ts';
import type { NodeOf } from '../grammar/grammar.ts';
import { listOf } from '../grammar/list-of.ts';
import { mapOf } from '../grammar/map-of.ts';
import { name } from '../grammar/name.ts';
import { oneOrMore } from '../grammar/one-or-more.ts';
import { record } from '../grammar/record.ts';
import { text } from '../grammar/text.ts';
import { again } from './again.ts';
import { group } from './group.ts';
import { jobDeclaration } from './job-declaration.ts';
import { noBusiness } from './no-business.ts';
import { owners } from './owners.ts';
import { phase } from './phase.ts';
import { recommendation } from './recommendation.ts';

/** journey.yaml */
export const journeyFile = record('journey_file', {
  journey: needed(name, 'the name of the journey'),
  says: maybe(text, 'what it is the journey of'),
  product: maybe(oneOrMore(text), 'only events of these products count (default: all events)'),
  audience: maybe(name, 'trait 3: which companies count (from audience.yaml)'),
  timezone: maybe(text, 'where a day begins and ends (default UTC): Europe/Oslo'),
  phases: needed(listOf(phase), 'awareness, evaluation and decision with their stages'),
  owners: maybe(mapOf(name, owners), 'who answers: default, or by stage or phase'),
  stalled: maybe(mapOf(name, duration), 'how long a company may be quiet: default, or by stage or phase'),
  jobs: maybe(mapOf(name, jobDeclaration), 'the buying jobs'),
  obstacles: maybe(mapOf(name, mapOf(name, text)), 'what may be in the way, by phase'),
  group: maybe(group, 'the buying group'),
  again: maybe(again, 'repeated journeys'),
  deal_stages: maybe(mapOf(text, listOf(name)), "the seller's own stages, and the stages in which each would be true"),
  recommend: maybe(listOf(recommendation), 'what helps'),
  no_business: maybe(noBusiness, 'days that do not count as silence'),
  settle: maybe(duration, 'how long to wait for late events before silence counts (default 10 minutes)'),
  moved_to: maybe(mapOf(name, name), 'stages that are gone, and where their companies stand now'),
});
export type JourneyFileNode = NodeOf<typeof journeyFile>;
