import type { Clause } from '../../rulebook/clause.ts';
import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import { durationText } from '../../syntax/grammar/duration.ts';
import { candidates } from '../evidence/candidates.ts';
import { counted } from '../evidence/enough.ts';
import type { Draft } from '../state/draft.ts';
import { mayBegin } from './standing.ts';

/** How much of a clause there is now, and how much it takes; `until` is when the oldest that counts stops counting (milliseconds). */
export interface ClauseProgress {
  readonly does: readonly string[];
  readonly times: readonly [number, number];
  readonly people: readonly [number, number];
  readonly content: readonly [number, number];
  readonly roles: readonly [number, number];
  readonly until: number | null;
  readonly events: readonly string[];
}

/** How far a rule is for one company. */
export interface Progress {
  readonly rule: Rule;
  readonly to: Place;
  readonly complete: boolean;
  readonly clauses: readonly ClauseProgress[];
  /** `visits-pricing: 1 more, by 1 more person` */
  readonly missing: string;
}

function clauseProgress(draft: Draft, rule: Rule, clause: Clause, now: number): ClauseProgress {
  const { timezone } = draft.rulebook;
  const within = clause.within ?? Number.POSITIVE_INFINITY;
  let set = counted(clause, candidates(draft, rule, clause, now - within, Number.POSITIVE_INFINITY), null, timezone);
  if (clause.onePerson) {
    const by = Map.groupBy(set, (k) => k.who);
    set = [...by.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
  }
  const distinct = (values: (string | null)[]) => new Set(values.filter((v) => v !== null)).size;
  const oldest = set.at(-1);
  return {
    does: clause.does ? [...clause.does] : ['anything'],
    times: [set.length, clause.times],
    people: [distinct(set.map((k) => k.who)), clause.people],
    content: [distinct(set.map((k) => k.thing)), clause.content],
    roles: [distinct(set.map((k) => k.role)), clause.roles],
    until: oldest && clause.within !== null ? oldest.at + clause.within : null,
    events: set.map((k) => k.id),
  };
}

const left = ([has, needs]: readonly [number, number]) => Math.max(0, needs - has);

function words(p: ClauseProgress): string | null {
  const people = left(p.people);
  const content = left(p.content);
  const roles = left(p.roles);
  const times = Math.max(left(p.times), people, content, roles);
  if (times === 0) return null;
  const parts = [
    `${p.does.join(' or ')}: ${times} more`,
    people > 0 && p.people[1] > 1 ? `by ${people} more ${people === 1 ? 'person' : 'people'}` : '',
    content > 0 && p.content[1] > 1 ? `of something else` : '',
    roles > 0 && p.roles[1] > 1 ? `by another role` : '',
  ];
  return parts.filter((s) => s !== '').join(', ');
}

/** How far one rule is at `now` (milliseconds, company time), for the company as it stands. */
export function progressOf(draft: Draft, rule: Rule, now: number): Progress {
  const { place } = draft.state;
  const clauses = rule.clauses.map((c) => clauseProgress(draft, rule, c, now));
  const missing = clauses.map(words).filter((w) => w !== null);
  const complete = missing.length === 0 && rule.silentFor === null;
  const silence = rule.silentFor ?? rule.thenNothing?.for ?? null;
  if (silence !== null) missing.push(`nothing for ${durationText(silence)}`);
  const to = rule.moves.get(place) ?? rule.moves.get('outside') ?? place;
  return {
    rule,
    to,
    complete,
    clauses,
    missing: complete && silence === null ? 'complete; waits for the next matching event' : missing.join('; '),
  };
}

/**
 * The rules that could take the company further from where it stands, the shortest way first, and how far each is.
 * @param now milliseconds, company time
 */
export function nextSteps(draft: Draft, now: number, most = 100): Progress[] {
  const { rulebook, state, program } = draft;
  const begins = state.place !== 'outside' && !rulebook.stage.has(state.place) && mayBegin(rulebook, state, now);
  const rules = program.forwardFrom(begins ? 'outside' : state.place);
  return rules.slice(0, most).map((rule) => progressOf(draft, rule, now));
}
