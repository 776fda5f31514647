import type { Clause } from '../../rulebook/clause.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Draft } from '../state/draft.ts';
import type { Kept } from '../state/state.ts';

/** Whether an interaction (of a fitting behaviour) may fill a clause, with what is known now: who, trust, not used yet. */
export function eligible(draft: Draft, rule: Rule, clause: Clause, kept: Kept): boolean {
  if (rule.moving && kept.moved) return false;
  if (kept.used.length > 0 && kept.used.includes(rule.name)) return false;
  if (!clause.who.anyone && (kept.role === null || !clause.who.roles.has(kept.role))) return false;
  if (rule.trust === 'verified' && !kept.verified) return false;
  if (clause.onePerson && kept.who === null) return false;
  if (clause.sinceEntering !== null) {
    const { enteredAt } = draft.state;
    if (kept.at < enteredAt || kept.at > enteredAt + clause.sinceEntering) return false;
  }
  if (draft.pending?.has(kept.o)) return false;
  return !clause.newcomer || draft.isNewcomer(kept.who);
}
