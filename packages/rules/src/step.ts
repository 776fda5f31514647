import type { Decision, Entry } from '@waystage/events';
import { applyCorrected, applyObstacle } from './engine/entry/by-hand.ts';
import { applyDeploy } from './engine/entry/deploy.ts';
import { applyInteraction } from './engine/entry/interaction.ts';
import { applyFacts, applyIdentified, applyRole } from './engine/entry/knowledge.ts';
import { applyMerged } from './engine/entry/merged.ts';
import { applyTick } from './engine/entry/tick.ts';
import { Draft } from './engine/state/draft.ts';
import type { State } from './engine/state/state.ts';
import type { Rulebook } from './rulebook/rulebook.ts';

/** What each type of entry does; a new one is one file and one line here. */
const applied: { [T in Entry['type']]: (draft: Draft, entry: Extract<Entry, { type: T }>) => void } = {
  interaction: applyInteraction,
  identified: applyIdentified,
  role: applyRole,
  facts: applyFacts,
  tick: applyTick,
  deploy: applyDeploy,
  // needs the log behind it: see reapply.ts
  reapplied: () => {},
  merged: applyMerged,
  corrected: applyCorrected,
  obstacle: applyObstacle,
};

function apply(draft: Draft, entry: Entry): void {
  const { state } = draft;
  state.offset = entry.offset;
  if (entry.received > state.time) state.time = entry.received;
  (applied[entry.type] as (draft: Draft, entry: Entry) => void)(draft, entry);
}

/**
 * Apply entries of one company's log, in order of offset, to where it stands on one journey. Pure: no clock, no I/O, no
 * randomness; `state` stays as it is. Throws where it is the state of another journey or another kind. The same as one `step` after another, and faster.
 */
export function fold(rulebook: Rulebook, state: State, entries: Iterable<Entry>): [State, Decision[]] {
  if (state.v !== 1 || state.journey !== rulebook.id)
    throw new Error(`A state of journey ${state.journey} (version ${state.v}) is none of ${rulebook.id} (version 1).`);
  const draft = new Draft(rulebook, state);
  for (const entry of entries) apply(draft, entry);
  return [draft.state, draft.decisions];
}

/**
 * Apply one entry of a company's log. Pure: no clock, no I/O, no randomness; `state` stays as it is and the new one is JSON.
 * @example
 * let state = emptyState(rulebook);
 * const [next, decisions] = step(rulebook, state, entry);
 */
export function step(rulebook: Rulebook, state: State, entry: Entry): [State, Decision[]] {
  return fold(rulebook, state, [entry]);
}
