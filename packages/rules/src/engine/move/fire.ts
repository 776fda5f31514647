import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import { decide, type Occasion } from '../report/decide.ts';
import type { Proof } from '../report/evidence-found.ts';
import { mayBegin } from '../report/standing.ts';
import type { Draft } from '../state/draft.ts';
import { own } from '../state/own.ts';
import { without } from '../state/without.ts';
import { move } from './move.ts';

/** Whether a rule that moves nobody still has something to say. */
export function hasSomethingToSay(draft: Draft, rule: Rule, at: number): boolean {
  const { state } = draft;
  const about = rule.about as string;
  if (rule.kind === 'job') return own(state.jobs, about)?.state !== 'done';
  if (rule.kind === 'obstacle') return Object.hasOwn(state.obstacles, about) === (rule.obstacle === 'clear');
  const given = own(state.notices, about);
  return given === undefined || (rule.repeatAfter !== null && at >= given + rule.repeatAfter);
}

/** Where a moving rule leads the company as it stands; null where it does not hold. */
export function leadsTo(draft: Draft, rule: Rule, at: number): Place | null {
  const { rulebook, state } = draft;
  const to = rule.moves.get(state.place);
  if (to !== undefined) return to;
  if (!rule.moves.has('outside') || !mayBegin(rulebook, state, at)) return null;
  // who has bought before starts further on
  if (rule.kind === 'enter' && state.number > 0 && rulebook.again.startAt !== null) return rulebook.again.startAt;
  return rule.moves.get('outside') ?? null;
}

function spend(draft: Draft, rule: Rule, proof: readonly Proof[]): void {
  for (const { meaning, kept } of proof) {
    const now = draft.find(meaning, kept.o);
    if (!now) continue;
    draft.change(meaning, kept.o, rule.moving ? { moved: true } : { used: [...now.used, rule.name] });
  }
}

/** A rule has come true: spend its evidence and do what it says. The caller knows that it may. */
export function fire(draft: Draft, rule: Rule, proof: readonly Proof[], occasion: Occasion): void {
  const { state } = draft;
  spend(draft, rule, proof);
  if (rule.moving) {
    const to = leadsTo(draft, rule, occasion.at);
    if (to !== null) move(draft, to, rule.kind as 'advance', occasion, { rule, proof });
    return;
  }
  const about = rule.about as string;
  switch (rule.kind) {
    case 'job':
      state.jobs = { ...state.jobs, [about]: { state: 'done', revisits: own(state.jobs, about)?.revisits ?? 0 } };
      decide(draft, 'job.done', occasion, { rule, proof, about: { job: about } });
      break;
    case 'obstacle':
      state.obstacles =
        rule.obstacle === 'raise'
          ? { ...state.obstacles, [about]: { at: occasion.at, rule: rule.name } }
          : without(state.obstacles, about);
      decide(draft, rule.obstacle === 'raise' ? 'obstacle.raised' : 'obstacle.cleared', occasion, {
        rule,
        proof,
        about: { obstacle: about },
      });
      break;
    default:
      state.notices = { ...state.notices, [about]: occasion.at };
      decide(draft, 'notice.given', occasion, { rule, proof, about: { notice: about } });
  }
}
