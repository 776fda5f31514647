import { type Progress, progressOf } from '../engine/report/progress.ts';
import type { Draft } from '../engine/state/draft.ts';
import { allDue } from '../engine/time/due.ts';
import type { Clause } from '../rulebook/clause.ts';
import type { Rule } from '../rulebook/rule.ts';
import { durationText } from '../syntax/grammar/duration.ts';
import { explainAudience } from './explain-audience.ts';
import { explainClause } from './explain-clause.ts';
import { type ExplainOptions, writeMoment } from './explain-options.ts';
import type { Explanation } from './explanation.ts';

function silence(draft: Draft, rule: Rule, options: ExplainOptions): Explanation[] {
  const lasts = rule.silentFor ?? rule.thenNothing?.for;
  if (lasts === undefined) return [];
  const what = rule.thenNothing?.of ? `none of ${[...rule.thenNothing.of].join(', ')}` : 'nothing at all';
  const due = allDue(draft.rulebook, draft.state).find((d) => d.rule === rule);
  const running = due ? `: speaks on ${writeMoment(options, due.at)}` : '';
  return [{ says: `then ${what} for ${durationText(lasts)}${running}`, holds: false, because: [] }];
}

/** How far a rule is for a company: where it leads, and clause by clause what is there and what is missing. */
export function explainRule(
  draft: Draft,
  rule: Rule,
  now: number,
  options: ExplainOptions = {},
  progress: Progress = progressOf(draft, rule, now),
): Explanation {
  const clauses = rule.clauses.map((clause, i) =>
    explainClause(draft, rule, clause as Clause, progress.clauses[i] as Progress['clauses'][number], now, options),
  );
  const ready = progress.complete && rule.thenNothing === null;
  const waits = ready ? [{ says: 'complete; waits for the next matching event', holds: null, because: [] }] : [];
  const audience = rule.audience ? [explainAudience(draft.rulebook, draft.state, rule.audience)] : [];
  return {
    says: `${progress.to} by ${rule.name}${rule.says === '' ? '' : `: ${rule.says}`}`,
    holds: ready && audience.every((a) => a.holds),
    because: [...audience, ...clauses, ...silence(draft, rule, options), ...waits],
  };
}
