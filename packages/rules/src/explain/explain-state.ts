import { standing } from '../engine/report/standing.ts';
import { own } from '../engine/state/own.ts';
import type { State } from '../engine/state/state.ts';
import { allDue } from '../engine/time/due.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { type ExplainOptions, writeMoment } from './explain-options.ts';
import { explainWhyNot } from './explain-why-not.ts';
import type { Explanation } from './explanation.ts';

const note = (says: string): Explanation => ({ says, holds: null, because: [] });

function waitsForSilence(rulebook: Rulebook, state: State, options: ExplainOptions): Explanation[] {
  const due = allDue(rulebook, state);
  if (due.length === 0) return [];
  const because = due.map(({ at, rule }) => {
    const to = rule ? `${rule.moves.get(state.place) ?? rule.about ?? ''} by ${rule.name}` : 'stalled';
    return note(`${writeMoment(options, at)}: ${to}`);
  });
  return [{ says: 'if nothing happens', holds: null, because }];
}

/**
 * Where a company stands on one journey and why, as a tree: whether it counts, what is in its way, what each next stage
 * still takes (`explainWhyNot`), and what its silence would lead to. Pure.
 * @example printExplain(explainState(rulebook, state))
 */
export function explainState(rulebook: Rulebook, state: State, options: ExplainOptions = {}): Explanation {
  const { phase, readiness } = standing(rulebook, state.place);
  const when = (at: number) => writeMoment(options, at);
  const since = state.place === 'outside' ? '' : ` since ${when(state.enteredAt)}`;
  const ladder = phase === null ? `${readiness} %` : `${phase}, ${readiness} %`;
  const says = rulebook.stage.get(state.place)?.says ?? '';
  const { reconsideringSince, stalledSince, obstacles, notices } = state;
  const jobs = Object.keys(state.jobs).map((job) => `${job} ${own(state.jobs, job)?.state}`);
  return {
    says: `${rulebook.id}: ${state.place} (${ladder})${since}${says === '' ? '' : `: ${says}`}`,
    holds: null,
    because: [
      ...(reconsideringSince === null ? [] : [note(`reconsidering since ${when(reconsideringSince)}`)]),
      ...(stalledSince === null ? [] : [note(`stalled since ${when(stalledSince)}`)]),
      ...Object.entries(obstacles).map(([name, o]) => note(`in the way since ${when(o.at)}: ${name}`)),
      ...Object.entries(notices).map(([name, at]) => note(`noticed on ${when(at)}: ${name}`)),
      ...(jobs.length > 0 ? [note(`jobs: ${jobs.join(', ')}`)] : []),
      explainWhyNot(rulebook, state, options),
      ...waitsForSilence(rulebook, state, options),
    ],
  };
}
