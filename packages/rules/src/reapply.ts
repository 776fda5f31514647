import type { Decision, Entry, ReappliedEntry } from '@waystage/events';
import { decide } from './engine/report/decide.ts';
import { standing } from './engine/report/standing.ts';
import { Draft } from './engine/state/draft.ts';
import { emptyState, type State } from './engine/state/state.ts';
import type { Rulebook } from './rulebook/rulebook.ts';
import { fold } from './step.ts';

/**
 * Where a company would stand had these rules decided from its first entry on. What they would have said on the way is told
 * to nobody; one `journey.rebased` says where it stands now, if that is somewhere else. Sequence and journey numbers never
 * go back. Corrections by hand and what people told are kept: they are entries like any other. Pure.
 * @param past every entry of the company's log before `entry`, in order of offset
 * @example
 * const [next, decisions] = reapply(rulebook, state, entry, past);
 */
export function reapply(
  rulebook: Rulebook,
  state: State,
  entry: ReappliedEntry,
  past: Iterable<Entry>,
): [State, Decision[]] {
  if (entry.journey !== rulebook.id) return [state, []];
  const [fresh] = fold(rulebook, emptyState(rulebook), past);
  const draft = new Draft(rulebook, {
    ...fresh,
    offset: entry.offset,
    time: Math.max(fresh.time, state.time, entry.received),
    sequence: state.sequence,
    number: Math.max(fresh.number, state.number),
  });
  if (fresh.place !== state.place) {
    const from = { ...standing(rulebook, state.place), entered_at: null, days: null };
    const occasion = { at: entry.received, batch: null, historical: false };
    decide(draft, 'journey.rebased', occasion, {
      from,
      to: standing(rulebook, fresh.place),
      about: { author: entry.author },
    });
  }
  return [draft.state, draft.decisions];
}
