import type { DeployEntry } from '@waystage/events';
import { decide } from '../report/decide.ts';
import { standing } from '../report/standing.ts';
import type { Draft } from '../state/draft.ts';

/**
 * From here on these rules decide. Timers of rules that are gone lapse, their obstacles go with the next move; a company in
 * a stage that is gone stands where `was:` or `moved_to:` says. What new rules may count `collect` adds.
 */
export function applyDeploy(draft: Draft, entry: DeployEntry): void {
  const { rulebook, state } = draft;
  if (entry.journey !== rulebook.id) return;
  state.rules = rulebook.version;
  state.nextJobs = state.nextJobs.filter((job) => rulebook.jobs.has(job));
  const kept = (name: string) => rulebook.rule.has(name);
  state.timers = Object.fromEntries(
    Object.entries(state.timers).filter(([name]) => rulebook.rule.get(name)?.thenNothing),
  );
  state.silentFired = state.silentFired.filter(kept);
  state.jobs = Object.fromEntries(Object.entries(state.jobs).filter(([job]) => rulebook.jobs.has(job)));
  const to = rulebook.movedTo.get(state.place);
  if (to === undefined || rulebook.stage.has(state.place)) return;
  const from = { ...standing(rulebook, state.place), entered_at: null, days: null };
  state.place = to;
  decide(
    draft,
    'journey.rebased',
    { at: entry.received, batch: null, historical: false },
    { from, to: standing(rulebook, to) },
  );
}
