import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { isOpen } from '../report/standing.ts';
import { programOf } from '../state/program.ts';
import type { Act, State } from '../state/state.ts';
import { addBusinessTime } from './add-business-time.ts';

/** Silence that will have lasted long enough at `at` (milliseconds, what is late has settled); without a rule: stalled. */
export interface Due {
  readonly at: number;
  /** when it would have been due had nothing come late: of what is due together that speaks first */
  readonly meant: number;
  readonly rule: Rule | null;
}

function dueAfter(rulebook: Rulebook, since: Act, duration: number, rule: Rule | null): Due {
  const meant = addBusinessTime(rulebook, since.at, duration) + rulebook.settle;
  return { at: Math.max(meant, since.applied + rulebook.settle), meant, rule };
}

function stalledDue(rulebook: Rulebook, state: State): Due | null {
  const stage = rulebook.stage.get(state.place);
  if (!stage || stage.quietFor === null || state.stalledSince !== null) return null;
  const { groupAct } = state;
  const since =
    groupAct && groupAct.at > state.enteredAt ? groupAct : { at: state.enteredAt, applied: state.enteredApplied };
  return dueAfter(rulebook, since, stage.quietFor, null);
}

/** The last thing the customer did in this journey; where that was nothing, its beginning. */
function silentSince({ act, startedAt }: State): Act | null {
  if (startedAt === null || (act && act.at >= startedAt)) return act;
  return { at: startedAt, applied: startedAt };
}

/** All silence that runs, by when it is due, then by name; what gives way to another of the same moment comes after it. */
export function allDue(rulebook: Rulebook, state: State): Due[] {
  const all: Due[] = [];
  const stalled = stalledDue(rulebook, state);
  if (stalled !== null) all.push(stalled);
  for (const [name, timer] of Object.entries(state.timers)) {
    const rule = rulebook.rule.get(name);
    if (rule?.thenNothing) all.push(dueAfter(rulebook, timer, rule.thenNothing.for, rule));
  }
  const since = silentSince(state);
  if (since && isOpen(rulebook, state))
    for (const rule of programOf(rulebook).silentRules)
      if (rule.from.has(state.place) && !state.silentFired.includes(rule.name))
        all.push(dueAfter(rulebook, since, rule.silentFor as number, rule));
  return all.sort((a, b) => {
    if (a.at !== b.at || a.meant !== b.meant) return a.at - b.at || a.meant - b.meant;
    const [x, y] = [a.rule, b.rule];
    if (!x || !y) return x ? 1 : y ? -1 : 0;
    if (x.givesWayTo.includes(y.name) !== y.givesWayTo.includes(x.name)) return x.givesWayTo.includes(y.name) ? 1 : -1;
    return x.index - y.index;
  });
}
