import type { Decision } from '@waystage/events';
import type { Rule } from '../../rulebook/rule.ts';
import type { Draft } from '../state/draft.ts';
import { evidenceFound, type Proof } from './evidence-found.ts';
import { iso } from './iso.ts';
import { nextInWords } from './missing.ts';
import { recommended } from './recommended.ts';
import { statusOf } from './standing.ts';

/** How many next steps travel with a transition. */
const mostNext = 5;

/** Why something is being decided: what was offered last, and whether that was late knowledge or history. */
export interface Occasion {
  readonly at: number;
  /** set while late knowledge is being caught up with */
  readonly batch: string | null;
  readonly historical: boolean;
}

/** What is particular about one decision. */
export interface Particulars {
  readonly rule?: Rule;
  readonly proof?: readonly Proof[];
  readonly movement?: Decision['movement'];
  readonly from?: Decision['from'];
  readonly to?: Decision['to'];
  readonly about?: NonNullable<Decision['about']>;
}

/** Say that something happened: the particulars, with everything a receiver wants to know of the company as it stands now. */
export function decide(draft: Draft, type: Decision['type'], occasion: Occasion, what: Particulars = {}): void {
  const { rulebook, state } = draft;
  const { rule, proof, movement, from, to, about } = what;
  state.sequence += 1;
  const stage = rulebook.stage.get(state.place);
  const decision: Decision = {
    type,
    at: iso(occasion.at),
    sequence: state.sequence,
    journey: {
      id: rulebook.id,
      number: Math.max(1, state.number),
      started_at: iso(state.startedAt ?? occasion.at),
      status: statusOf(rulebook, state.place),
    },
    stalled: state.stalledSince !== null,
    audience: rulebook.audience?.name ?? null,
    buying_group: draft.group(),
    jobs: state.jobs,
    obstacles: Object.keys(state.obstacles),
    owners: stage?.owners ?? {},
    deal_stage: state.deal?.stage ?? null,
    recommend: recommended(draft, movement ?? null),
    next: nextInWords(draft, Math.max(occasion.at, state.enteredAt), mostNext),
  };
  if (movement) decision.movement = movement;
  if (from) decision.from = from;
  if (to) decision.to = to;
  if (rule) {
    decision.rule = { id: rule.name, says: rule.says, proves: rule.proves, source: rule.source };
    decision.evidence = evidenceFound(draft, rule, proof ?? [], occasion.batch);
  }
  if (about) decision.about = about;
  if (occasion.historical) decision.historical = true;
  draft.decisions.push(decision);
}
