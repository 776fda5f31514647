import type { Entry } from '@waystage/events';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { type Travelled, travel } from './travel.ts';

/** How a stage is reached differently, with the companies behind each number; `days` is the median shift. */
export interface StageChange {
  stage: string;
  earlier: string[];
  later: string[];
  /** reached only under the new rules */
  more: string[];
  /** reached only under the old rules */
  fewer: string[];
  same: number;
}

/** What new rules would have said of the stored logs. */
export interface Backtest {
  companies: number;
  entries: number;
  /** stages, split by how the journey ended under the old rules (`none`: the old rules saw no journey) */
  byOutcome: Record<Outcome, StageChange[]>;
  /** rule > how often it moved a company, under the old and the new rules */
  rules: Record<string, { old: number; new: number }>;
  /** how journeys end: old > new > companies */
  outcomes: Record<string, Record<string, string[]>>;
}
export type Outcome = 'won' | 'lost' | 'cancelled' | 'open' | 'none';

/** A backtest under way: give it one company's log after another, then ask for the result. */
export interface Backtesting {
  add(company: string, log: readonly Entry[]): void;
  result(): Backtest;
}

/**
 * Compare two rulebooks over history, company by company; identity, roles and facts are as they were known then. Pure.
 * @param old null: nothing was deployed before
 */
export function backtest(old: Rulebook | null, next: Rulebook): Backtesting {
  const stages = [...new Set([...(old?.stage.keys() ?? []), ...next.stage.keys()])];
  const result: Backtest = {
    companies: 0,
    entries: 0,
    byOutcome: { won: [], lost: [], cancelled: [], open: [], none: [] },
    rules: {},
    outcomes: {},
  };
  for (const outcome of Object.keys(result.byOutcome) as Outcome[])
    result.byOutcome[outcome] = stages.map((stage) => ({
      stage,
      earlier: [],
      later: [],
      more: [],
      fewer: [],
      same: 0,
    }));

  function compare(company: string, before: Travelled | undefined, after: Travelled | undefined): void {
    const outcome = before?.ended ?? 'none';
    for (const change of result.byOutcome[outcome]) {
      const [was, is] = [before?.reached[change.stage], after?.reached[change.stage]];
      if (was === undefined && is === undefined) continue;
      if (was === undefined) change.more.push(company);
      else if (is === undefined) change.fewer.push(company);
      else if (is < was) change.earlier.push(company);
      else if (is > was) change.later.push(company);
      else change.same++;
    }
    for (const [which, journey] of [
      ['old', before],
      ['new', after],
    ] as const)
      for (const [rule, times] of Object.entries(journey?.moved ?? {})) {
        result.rules[rule] ??= { old: 0, new: 0 };
        result.rules[rule][which] += times;
      }
    const ends = after?.ended ?? 'none';
    result.outcomes[outcome] ??= {};
    result.outcomes[outcome][ends] ??= [];
    result.outcomes[outcome][ends].push(company);
  }

  return {
    add(company, log) {
      result.companies++;
      result.entries += log.length;
      const [before, after] = [old ? travel(old, log) : [], travel(next, log)];
      for (let n = 0; n < Math.max(before.length, after.length); n++) compare(company, before[n], after[n]);
    },
    result: () => result,
  };
}
