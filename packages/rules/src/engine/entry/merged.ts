import type { MergedEntry } from '@waystage/events';
import { decide } from '../report/decide.ts';
import type { Draft } from '../state/draft.ts';

/** The company turned out to be another one: its journey ends here, and nothing counts in this log any more. */
export function applyMerged(draft: Draft, entry: MergedEntry): void {
  const { state } = draft;
  if (entry.into === undefined || state.place === 'merged') return;
  const occasion = { at: entry.received, batch: null, historical: false };
  state.place = 'merged';
  state.enteredAt = entry.received;
  state.enteredApplied = state.time;
  state.closedAt = entry.received;
  state.stalledSince = null;
  state.timers = {};
  const { into, author, reason } = entry;
  decide(draft, 'company.merged', occasion, { about: { into, ...(author && { author }), ...(reason && { reason }) } });
}
