import type { FactsEntry, IdentifiedEntry, RoleEntry } from '@waystage/events';
import type { Rule } from '../../rulebook/rule.ts';
import { catchUp, type Waiting } from '../move/catch-up.ts';
import { closesAnyway } from '../move/offer.ts';
import { tellGroup } from '../move/tell-group.ts';
import { type Draft, most } from '../state/draft.ts';
import { own } from '../state/own.ts';
import type { Meaning } from '../state/program.ts';
import { type Kept, somebody } from '../state/state.ts';

const roleRank = { title: 0, person: 1, sales: 2 } as const;
const factRank = { guess: 0, claim: 1, seller: 2 } as const;

/** The rules for which an interaction may count when its person or role changes, and did not before. */
function gains(meaning: Meaning, before: Kept, person: string, role: string): Set<Rule> {
  const gained = meaning.triggers.filter(({ rule, clauses }) =>
    clauses.some((i) => {
      const clause = rule.clauses[i];
      if (!clause) return false;
      const { who, onePerson } = clause;
      if (onePerson && before.who !== person) return true;
      return !who.anyone && who.roles.has(role) && (before.role === null || !who.roles.has(before.role));
    }),
  );
  return new Set(gained.map((t) => t.rule));
}

/** Everything somebody did is now another person's, or of another role; gives what may count for more than before. */
function attribute(draft: Draft, from: string, to: string, role: string): Waiting[] {
  const eligible: Waiting[] = [];
  for (const { meaning, kept } of draft.all()) {
    if (kept.who !== from) continue;
    const rules = gains(meaning, kept, to, role);
    if (rules.size > 0) eligible.push({ meaning, kept, rules });
    draft.change(meaning, kept.o, { who: to, role });
  }
  return eligible;
}

/** Somebody's role became known, from a source at least as good as before. */
export function applyRole(draft: Draft, entry: RoleEntry): void {
  const role = own(entry.roles, draft.rulebook.id);
  if (role === undefined) return;
  const before = draft.person(entry.person);
  if (before?.by && roleRank[before.by] > roleRank[entry.by]) return;
  draft.setPerson({ ...(before ?? somebody(entry.person)), role, by: entry.by });
  if (before?.role === role) return;
  const eligible = attribute(draft, entry.person, entry.person, role);
  tellGroup(draft, entry.person, {
    at: before?.first ?? entry.received,
    batch: String(entry.received),
    historical: false,
  });
  catchUp(draft, eligible, String(entry.received));
}

/** A visitor turned out to be somebody: what the visitor did is theirs. */
export function applyIdentified(draft: Draft, entry: IdentifiedEntry): void {
  const { state } = draft;
  const id = `~${entry.visitor}`;
  const visitor = draft.person(id);
  if (own(state.known, id) === entry.person) return;
  const known = Object.entries(state.known).slice(-most.known + 1);
  state.known = { ...Object.fromEntries(known), [id]: entry.person };
  if (!visitor) return;
  const person = draft.person(entry.person) ?? somebody(entry.person);
  const { role } = person;
  const earlier = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b));
  draft.removePerson(id);
  draft.setPerson({
    ...person,
    first: earlier(person.first, visitor.first),
    next: earlier(person.next, visitor.next),
    last: Math.max(person.last ?? Number.NEGATIVE_INFINITY, visitor.last ?? Number.NEGATIVE_INFINITY),
  });
  const eligible = attribute(draft, id, entry.person, role);
  const batch = String(entry.received);
  tellGroup(draft, entry.person, { at: visitor.first ?? entry.received, batch, historical: false });
  catchUp(draft, eligible, batch);
}

/** Something became known about the company. */
export function applyFacts(draft: Draft, entry: FactsEntry): void {
  const { state } = draft;
  const news = Object.entries(entry.facts).filter(([fact, value]) => {
    const before = own(state.facts, fact);
    if (!before && Object.keys(state.facts).length >= most.facts) return false;
    return !before || (factRank[before.by] <= factRank[entry.by] && (before.value !== value || before.by !== entry.by));
  });
  if (news.length === 0) return;
  const audiences = draft.program.byAudience;
  const inBefore = new Set([...audiences.keys()].filter((a) => draft.inAudience(a)));
  state.facts = { ...state.facts, ...Object.fromEntries(news.map(([fact, value]) => [fact, { value, by: entry.by }])) };
  const gained = new Set<Rule>();
  for (const [audience, rules] of audiences)
    if (!inBefore.has(audience) && draft.inAudience(audience))
      for (const rule of rules) if (!closesAnyway(draft, rule)) gained.add(rule);
  if (gained.size === 0) return;
  const eligible = draft.all().filter((w) => w.meaning.triggers.some((t) => gained.has(t.rule)));
  catchUp(
    draft,
    eligible.map((w) => ({ ...w, rules: gained })),
    String(entry.received),
  );
}
