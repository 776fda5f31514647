import type { Decision } from '@waystage/events';
import { days, iso } from './engine/report/iso.ts';
import { nextInWords } from './engine/report/missing.ts';
import { recommended } from './engine/report/recommended.ts';
import { isOpen, standing, statusOf } from './engine/report/standing.ts';
import { Draft } from './engine/state/draft.ts';
import type { State } from './engine/state/state.ts';
import { audienceStatus } from './rulebook/audience-status.ts';
import type { Rulebook } from './rulebook/rulebook.ts';

/** What a console shows of a company on one journey. Times are ISO 8601, UTC; `days` need `now`. */
export interface View {
  journey: {
    id: string;
    number: number;
    status: 'open' | 'won' | 'lost' | 'cancelled' | 'merged';
    started_at: string | null;
    closed_at: string | null;
  };
  stage: string;
  phase: string | null;
  readiness: number;
  entered_at: string | null;
  days: number | null;
  reconsidering: boolean;
  stalled: boolean;
  stalled_since: string | null;
  /** `in`, `out`, or the facts it waits for */
  audience: { name: string | null; status: 'in' | 'out' | 'waits'; waits_for: readonly string[] };
  owners: { marketing?: string; sales?: string };
  obstacles: { obstacle: string; says: string; since: string }[];
  jobs: Record<string, { state: 'active' | 'done'; revisits: number }>;
  group: NonNullable<Decision['buying_group']>;
  people: { id: string; role: string; first_seen: string | null; last_seen: string | null; late: boolean }[];
  last_activity_at: string | null;
  deal_stage: string | null;
  /** whether the seller's stage fits the buyer's; null where nobody can say */
  deal_agrees: boolean | null;
  next: NonNullable<Decision['next']>;
  recommend: NonNullable<Decision['recommend']>;
}

/**
 * Where a company stands, for people to look at.
 * @param now milliseconds; without it company time counts
 */
export function view(rulebook: Rulebook, state: State, now: number = state.time): View {
  const open = isOpen(rulebook, state);
  const moment = (at: number | null) => (at === null ? null : iso(at));
  const facts = Object.fromEntries(Object.entries(state.facts).map(([k, f]) => [k, f.value]));
  const status = rulebook.audience ? audienceStatus(rulebook.audience, facts, rulebook.facts) : 'in';
  const stage = rulebook.stage.get(state.place);
  const entered = state.place === 'outside' ? null : state.enteredAt;
  const says = (obstacle: string) => rulebook.obstacles.get(stage?.phase ?? '')?.get(obstacle) ?? '';
  const agree = state.deal ? rulebook.dealStages.get(state.deal.stage) : undefined;
  const draft = new Draft(rulebook, state);
  return {
    journey: {
      id: rulebook.id,
      number: state.number,
      status: statusOf(rulebook, state.place),
      started_at: moment(state.startedAt),
      closed_at: moment(open ? null : state.closedAt),
    },
    ...standing(rulebook, state.place),
    entered_at: moment(entered),
    days: entered === null ? null : days(entered, now),
    reconsidering: state.reconsideringSince !== null,
    stalled: state.stalledSince !== null,
    stalled_since: moment(state.stalledSince),
    audience: {
      name: rulebook.audience?.name ?? null,
      status: typeof status === 'string' ? status : 'waits',
      waits_for: typeof status === 'string' ? [] : status.waitsFor,
    },
    owners: { ...stage?.owners },
    obstacles: Object.entries(state.obstacles).map(([obstacle, o]) => ({
      obstacle,
      says: says(obstacle),
      since: iso(o.at),
    })),
    jobs: { ...state.jobs },
    group: draft.group(),
    people: state.people
      .filter((p) => !p.id.startsWith('~'))
      .map((p) => ({ id: p.id, role: p.role, first_seen: moment(p.first), last_seen: moment(p.last), late: p.late })),
    last_activity_at: moment(state.act?.at ?? null),
    deal_stage: state.deal?.stage ?? null,
    deal_agrees: agree && open ? agree.includes(state.place) : null,
    next: nextInWords(draft, now, 100),
    recommend: recommended(draft, null),
  };
}
