import type { TickEntry } from '@waystage/events';
import { fire, hasSomethingToSay, leadsTo } from '../move/fire.ts';
import { counts } from '../move/offer.ts';
import { decide } from '../report/decide.ts';
import type { Draft } from '../state/draft.ts';
import { without } from '../state/without.ts';
import { allDue, type Due } from '../time/due.ts';

function stall(draft: Draft, due: Due): void {
  draft.state.stalledSince = due.at;
  decide(draft, 'journey.stalled', { at: due.at, batch: null, historical: draft.state.history });
}

function fireSilence(draft: Draft, due: Due): void {
  const { state, program } = draft;
  const rule = due.rule;
  if (!rule) {
    stall(draft, due);
    return;
  }
  const timer = state.timers[rule.name];
  if (rule.thenNothing) state.timers = without(state.timers, rule.name);
  else state.silentFired = [...state.silentFired, rule.name];
  if (rule.moving ? leadsTo(draft, rule, due.at) === null : !hasSomethingToSay(draft, rule, due.at)) return;
  if (!rule.from.has(state.place) || !counts(draft, rule)) return;
  const proof = (timer?.evidence ?? []).map((e) => ({
    clause: e.clause,
    kept: e.kept,
    meaning: program.meaning(e.sig),
  }));
  const spent = proof.some(({ meaning, kept }) => {
    const now = draft.find(meaning, kept.o);
    return now && (rule.moving ? now.moved : now.used.includes(rule.name));
  });
  if (spent) return;
  fire(draft, rule, proof, { at: due.at, batch: null, historical: state.history });
}

/** Time has passed: whatever silence has lasted long enough speaks, in order of when it was due, then by name. */
export function applyTick(draft: Draft, entry: TickEntry): void {
  for (;;) {
    const due = allDue(draft.rulebook, draft.state).find((d) => d.at <= entry.upto);
    if (!due) return;
    fireSilence(draft, due);
  }
}
