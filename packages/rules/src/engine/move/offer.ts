import type { Rule } from '../../rulebook/rule.ts';
import { type Evidence, holds } from '../evidence/holds.ts';
import type { Occasion } from '../report/decide.ts';
import type { Proof } from '../report/evidence-found.ts';
import { isOpen, mayBegin } from '../report/standing.ts';
import type { Draft } from '../state/draft.ts';
import { own } from '../state/own.ts';
import type { Meaning, Trigger } from '../state/program.ts';
import type { Kept } from '../state/state.ts';
import { fire, hasSomethingToSay, leadsTo } from './fire.ts';

interface Enabled {
  readonly rule: Rule;
  readonly proof: readonly Proof[];
}

/** The rules that hold where the company stands; one that may begin anew is outside, too. */
function triggersFor(draft: Draft, meaning: Meaning, at: number): readonly Trigger[] {
  const { rulebook, state } = draft;
  const here = meaning.triggersAt(state.place);
  if (state.place === 'outside' || isOpen(rulebook, state) || !mayBegin(rulebook, state, at)) return here;
  return [...new Set([...here, ...meaning.triggersAt('outside')])];
}

/** Whether a rule asks for no audience: a company that has left it stays where it is, but can still be closed. */
export function closesAnyway(draft: Draft, rule: Rule): boolean {
  return rule.kind === 'close' && rule.audience === null && isOpen(draft.rulebook, draft.state);
}

/** Whether the company counts for a rule. */
export function counts(draft: Draft, rule: Rule): boolean {
  return closesAnyway(draft, rule) || draft.inAudience(rule.audience);
}

function proven(draft: Draft, rule: Rule, evidence: readonly Evidence[]): Proof[] {
  return evidence.map((e) => {
    const clause = rule.clauses[e.clause];
    const meaning = clause && draft.program.fillers(clause).find((m) => draft.find(m, e.kept.o));
    return { ...e, meaning: meaning as Meaning };
  });
}

/** `then_nothing`: silence has to last from here on, unless something that ends it has happened since. */
function startTimer(draft: Draft, rule: Rule, proof: readonly Proof[], trigger: Kept): void {
  const { state } = draft;
  const of = rule.thenNothing?.of;
  const running = own(state.timers, rule.name);
  if (running && running.at > trigger.at) return;
  const since = of
    ? Math.max(...[...of].map((b) => own(state.lastOf, b) ?? Number.NEGATIVE_INFINITY))
    : (state.act?.at ?? 0);
  if (since > trigger.at) return;
  const evidence = proof.map(({ meaning, clause, kept }) => ({ sig: meaning.key, clause, kept }));
  state.timers = { ...state.timers, [rule.name]: { at: trigger.at, applied: state.time, evidence } };
}

/** Those that give way to no other; where all give way in a circle, all of them. */
export function withoutThoseThatGiveWay<T extends { readonly rule: Rule }>(enabled: readonly T[]): readonly T[] {
  if (enabled.length < 2) return enabled;
  const first = enabled.filter((e) => !enabled.some((other) => e.rule.givesWayTo.includes(other.rule.name)));
  return first.length > 0 ? first : enabled;
}

/**
 * Offer one kept interaction to the rules that hold where the company stands: every rule that moves nobody may speak, then
 * at most one moves it (of several with one target the first by name). Gives whether the company has moved.
 * @param only the rules to ask; null: all
 */
export function offer(
  draft: Draft,
  meaning: Meaning,
  trigger: Kept,
  occasion: Occasion,
  only: ReadonlySet<Rule> | null = null,
): boolean {
  const enabled: Enabled[] = [];
  const triggers = triggersFor(draft, meaning, trigger.at);
  for (const t of triggers) {
    const { rule } = t;
    if (only && !only.has(rule)) continue;
    if (rule.moving ? leadsTo(draft, rule, trigger.at) === null : !hasSomethingToSay(draft, rule, trigger.at)) continue;
    if (!counts(draft, rule)) continue;
    const evidence = holds(draft, t, trigger);
    if (!evidence) continue;
    const proof = proven(draft, rule, evidence);
    if (rule.thenNothing) startTimer(draft, rule, proof, trigger);
    else enabled.push({ rule, proof });
  }
  if (enabled.length === 0) return false;
  const speaking = withoutThoseThatGiveWay(enabled);
  // another rule may just have said the same
  for (const { rule, proof } of speaking)
    if (!rule.moving && hasSomethingToSay(draft, rule, trigger.at)) fire(draft, rule, proof, occasion);
  const mover = speaking.filter((e) => e.rule.moving).sort((a, b) => a.rule.index - b.rule.index)[0];
  if (mover) fire(draft, mover.rule, mover.proof, occasion);
  return mover !== undefined;
}
