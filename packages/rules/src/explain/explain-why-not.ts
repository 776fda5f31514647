import { nextSteps, progressOf } from '../engine/report/progress.ts';
import { mayBegin } from '../engine/report/standing.ts';
import { Draft } from '../engine/state/draft.ts';
import type { State } from '../engine/state/state.ts';
import type { Ending } from '../rulebook/place.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { explainAudience } from './explain-audience.ts';
import { type ExplainOptions, writeMoment } from './explain-options.ts';
import { explainRule } from './explain-rule.ts';
import type { Explanation } from './explanation.ts';

function notYet(rulebook: Rulebook, state: State, now: number, options: ExplainOptions): Explanation[] {
  if (rulebook.stage.has(state.place) || mayBegin(rulebook, state, now)) return [];
  const quiet = rulebook.again.after.get(state.place as Ending);
  const from = quiet === undefined || state.closedAt === null ? null : writeMoment(options, state.closedAt + quiet);
  const says = from === null ? 'no journey follows this one' : `the next journey can begin from ${from}`;
  return [{ says, holds: null, because: [] }];
}

/**
 * Why a company is not further: for each next stage what is missing, by whom and until when, and which facts or roles
 * nobody has told. At the last stage it is about what would win.
 * @example printExplain(explainWhyNot(rulebook, state))
 */
export function explainWhyNot(rulebook: Rulebook, state: State, options: ExplainOptions = {}): Explanation {
  const now = options.now ?? state.time;
  const draft = new Draft(rulebook, state);
  const further = nextSteps(draft, now);
  const wins = rulebook.rules.filter(
    (r) => r.kind === 'close' && r.moves.get(state.place) === 'won' && further.length === 0,
  );
  const steps = [...further, ...wins.map((r) => progressOf(draft, r, now))];
  return {
    says: steps.length > 0 ? `next after ${state.place}` : `nothing leads further from ${state.place}`,
    holds: null,
    because: [
      ...(rulebook.audience ? [explainAudience(rulebook, state, rulebook.audience)] : []),
      ...notYet(rulebook, state, now, options),
      ...steps.map((p) => explainRule(draft, p.rule, now, options, p)),
    ],
  };
}
