import type { Decision } from '@waystage/events';
import type { Clause } from '../../rulebook/clause.ts';
import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import { durationText } from '../../syntax/grammar/duration.ts';
import { candidates } from '../evidence/candidates.ts';
import { counted } from '../evidence/enough.ts';
import type { Draft } from '../state/draft.ts';
import type { Kept } from '../state/state.ts';
import { mayBegin } from './standing.ts';

/** All there has to be is there; but a rule speaks only when something happens. */
export const completeButWaiting = 'complete; waits for the next matching event';

/** What counts for a clause at `now` (milliseconds), latest first; with `one_person` what counts of whoever did most. */
export function countsNow(draft: Draft, rule: Rule, clause: Clause, now: number): readonly Kept[] {
  const within = clause.within ?? Number.POSITIVE_INFINITY;
  const found = candidates(draft, rule, clause, now - within, Number.POSITIVE_INFINITY);
  const set = found.length > 1 ? counted(clause, found, null, draft.rulebook.timezone) : found;
  if (!clause.onePerson || set.length < 2) return set;
  const by = Map.groupBy(set, (k) => k.who);
  return [...by.values()].reduce((a, b) => (b.length > a.length ? b : a));
}

function left(needs: number, set: readonly Kept[], of: (k: Kept) => string | null): number {
  if (needs === 1) return 0;
  return Math.max(0, needs - new Set(set.map(of).filter((v) => v !== null)).size);
}

function words(clause: Clause, set: readonly Kept[]): string | null {
  const people = left(clause.people, set, (k) => k.who);
  const content = left(clause.content, set, (k) => k.thing);
  const roles = left(clause.roles, set, (k) => k.role);
  const times = Math.max(clause.times - set.length, people, content, roles);
  if (times <= 0) return null;
  let text = `${clause.does ? [...clause.does].join(' or ') : 'anything'}: ${times} more`;
  if (people > 0) text += `, by ${people} more ${people === 1 ? 'person' : 'people'}`;
  if (content > 0) text += ', of something else';
  if (roles > 0) text += ', by another role';
  return text;
}

const ofNothing = new WeakMap<Clause, string>();

function wordsOnce(clause: Clause, set: readonly Kept[]): string | null {
  if (set.length > 0) return words(clause, set);
  let text = ofNothing.get(clause);
  if (text === undefined) {
    text = words(clause, set) ?? '';
    ofNothing.set(clause, text);
  }
  return text;
}

/** `visits-pricing: 1 more, by 1 more person`: what a rule still takes, given what counts for each clause. */
export function stillMissing(rule: Rule, sets: readonly (readonly Kept[])[]): string {
  const missing: string[] = [];
  for (const [i, clause] of rule.clauses.entries()) {
    const text = wordsOnce(clause, sets[i] as readonly Kept[]);
    if (text !== null) missing.push(text);
  }
  const silence = rule.silentFor ?? rule.thenNothing?.for ?? null;
  if (silence !== null) missing.push(`nothing for ${durationText(silence)}`);
  return missing.length === 0 ? completeButWaiting : missing.join('; ');
}

/** Where a rule leads from a place; from outside where it does not know the place. */
export function targetFrom(rule: Rule, place: Place): Place {
  return rule.moves.get(place) ?? rule.moves.get('outside') ?? place;
}

/** The rules that could take the company further from where it stands, the shortest way first. */
export function forwardNow(draft: Draft, now: number): readonly Rule[] {
  const { rulebook, state, program } = draft;
  const begins = state.place !== 'outside' && !rulebook.stage.has(state.place) && mayBegin(rulebook, state, now);
  return program.forwardFrom(begins ? 'outside' : state.place);
}

/** What the nearest rules that lead further still take at `now` (milliseconds), as a transition says it. */
export function nextInWords(draft: Draft, now: number, most: number): NonNullable<Decision['next']> {
  const rules = forwardNow(draft, now);
  return rules.slice(0, most).map((rule) => {
    const sets = rule.clauses.map((c) => countsNow(draft, rule, c, now));
    return { rule: rule.name, to: targetFrom(rule, draft.state.place), missing: stillMissing(rule, sets) };
  });
}
