import type { Decision } from '@waystage/events';
import { endings, type Place } from '../../rulebook/place.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { decide, type Occasion, type Particulars } from '../report/decide.ts';
import { days, iso } from '../report/iso.ts';
import { standing } from '../report/standing.ts';
import type { Draft } from '../state/draft.ts';
import { clearObstacles } from './clear-obstacles.ts';
import { tellGroup, tellMissingRoles } from './tell-group.ts';

const isEnding = (place: Place) => (endings as readonly string[]).includes(place);

function typeOf(rulebook: Rulebook, from: Place, to: Place, movement: Decision['movement']): Decision['type'] {
  if (isEnding(to)) return `journey.${to as 'won' | 'lost' | 'cancelled'}`;
  const before = rulebook.stage.get(from);
  const after = rulebook.stage.get(to);
  if (!after) return 'journey.rebased';
  if (!before) return 'journey.started';
  if (after.index < before.index) return 'stage.reconsidered';
  return after.index - before.index === 1 && movement !== 'fast_track' ? 'stage.advanced' : 'stage.fast_tracked';
}

/** A new journey: what was touched and who was heard from since the last one ended belong to it. */
function begin(draft: Draft, at: number): void {
  const { state } = draft;
  state.number += 1;
  state.startedAt = at;
  state.lateSince = null;
  state.silentFired = [];
  state.jobs = Object.fromEntries(state.nextJobs.map((job) => [job, { state: 'active', revisits: 0 }]));
  state.nextJobs = [];
  if (state.closedAt === null) return;
  for (const p of [...state.people]) draft.setPerson({ ...p, first: p.next, next: null, told: false, late: false });
}

/** The journey ends at `at`: what happened until then is spent. */
function end(draft: Draft, at: number): void {
  const { state } = draft;
  state.closedAt = at;
  state.timers = {};
  draft.forgetUpTo(at);
  for (const p of [...state.people])
    if (p.last !== null && p.last > at)
      draft.setPerson({ ...p, next: p.first !== null && p.first > at ? p.first : p.last });
}

/** What had begun before the journey did: jobs touched since the last one ended, and the people heard from. */
function tellWhatIsNew(draft: Draft, occasion: Occasion): void {
  const { state } = draft;
  for (const job of Object.keys(state.jobs)) decide(draft, 'job.started', occasion, { about: { job } });
  for (const p of [...state.people]) tellGroup(draft, p.id, occasion);
}

/**
 * Put the company somewhere else, and say so with everything that follows. A stay never begins before the one it follows,
 * however late the evidence came; going back is never stalled.
 */
export function move(
  draft: Draft,
  to: Place,
  movement: NonNullable<Decision['movement']>,
  occasion: Occasion,
  what: Particulars = {},
): void {
  const { rulebook, state } = draft;
  const from = state.place;
  const wasOpen = rulebook.stage.has(from);
  const at = wasOpen ? Math.max(occasion.at, state.enteredAt) : occasion.at;
  const left = {
    ...standing(rulebook, from),
    entered_at: wasOpen ? iso(state.enteredAt) : null,
    days: wasOpen ? days(state.enteredAt, at) : null,
  };
  const phase = rulebook.stage.get(from)?.phase;
  if (!wasOpen && to !== 'outside') begin(draft, at);
  state.place = to;
  state.enteredAt = at;
  state.enteredApplied = state.time;
  if (rulebook.stage.get(to)?.phase !== phase) state.phaseAt = at;
  state.stalledSince = null;
  state.notices = {};
  const type = typeOf(rulebook, from, to, movement);
  state.reconsideringSince = type === 'stage.reconsidered' ? at : null;
  decide(draft, type, occasion, { ...what, movement, from: left, to: standing(rulebook, to) });
  clearObstacles(draft, occasion, !rulebook.stage.has(to));
  if (!rulebook.stage.has(to)) {
    end(draft, at);
    return;
  }
  if (!wasOpen) tellWhatIsNew(draft, occasion);
  tellMissingRoles(draft, occasion);
}
