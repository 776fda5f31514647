import { audiencesOf } from '../../check/company/audiences-of.ts';
import { sharedCompany } from '../../check/company/shared-company.ts';
import { addBusinessTime } from '../../engine/time/add-business-time.ts';
import type { Clause } from '../../rulebook/clause.ts';
import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Mutation } from '../mutate/mutation.ts';
import { dayZero } from '../tell/day-zero.ts';
import { deedsFor, grain, type Manner } from './deeds.ts';
import type { Deed, Scene } from './scene.ts';

const day = 86_400_000;
/** What happens before anything counts: nothing, for a day. */
const before = day;
/** Pauses end at a hundredth of a day. */
const pauseGrain = day / 100;

const length = (deeds: readonly Deed[]) => Math.max(0, ...deeds.map((d) => d.at));
const later = (deeds: readonly Deed[], by: number) => deeds.map((d) => ({ ...d, at: d.at + by }));

/** A manner, which clause comes first, and in which one of them outsiders act (null: in all that are concerned). */
interface Way {
  readonly manner: Manner;
  readonly turn: number;
  readonly outsideIn: number | null;
}

/** Which clauses a mutation of `who` concerns. */
function concerned(rule: Rule, { changed, clause }: Mutation, at: number): boolean {
  if (changed !== 'who') return false;
  return clause === null ? rule.clauses[at]?.node.who === null : clause === at;
}

/** All deeds of a rule: each clause's own, the first from the start, the last up to the end of the span they share. */
function together(rulebook: Rulebook, rule: Rule, like: Rule, mutation: Mutation, way: Way): Deed[] {
  const { manner, turn, outsideIn } = way;
  const parts = rule.clauses.map((clause, i) => {
    const original = like.clauses[i] as Clause;
    const outside = concerned(like, mutation, i) && (outsideIn === null || outsideIn === i);
    const outsiders = outside ? [...rulebook.roles].filter((r) => !original.who.roles.has(r)) : null;
    const spell = clause.content > 1 || original.content > 1;
    return deedsFor(rulebook, clause, { ...manner, behaviour: manner.behaviour + i, outsiders }, spell);
  });
  const order = parts.map((_, i) => parts[(i + turn) % parts.length] as Deed[]);
  const span = Math.max(...rule.clauses.map((c) => c.within ?? day * parts.length));
  const room = order.map((p) => Math.max(0, span - length(p)));
  const last = Math.max(1, order.length - 1);
  return order
    .flatMap((p, i) => later(p, Math.floor(((room[i] as number) * i) / last / grain) * grain))
    .map((d, i) => ({ d, i }))
    .sort((a, b) => a.d.at - b.d.at || a.i - b.i)
    .map(({ d }) => d);
}

/** How long nothing has to happen after the last deed for a rule to speak; null where it does not wait. */
function pauseAfter(rulebook: Rulebook, rule: Rule, at: number): number | null {
  const lasts = rule.silentFor ?? rule.thenNothing?.for;
  if (lasts === undefined) return null;
  const zero = dayZero(rulebook);
  const due = addBusinessTime(rulebook, zero + at, lasts) + rulebook.settle - zero;
  return Math.ceil(due / pauseGrain) * pauseGrain;
}

function somebody(rulebook: Rulebook): Deed[] {
  const [role = 'unknown'] = rulebook.group.who.roles;
  return [{ at: 0, who: { role, nth: 0 }, does: null, fields: { path: '/' }, claimed: false }];
}

function* ways(rule: Rule, mutation: Mutation): Generator<Way> {
  const behaviours = Math.min(4, Math.max(1, ...rule.clauses.map((c) => c.does?.size ?? 1)));
  const roles = Math.min(4, Math.max(1, ...rule.clauses.map((c) => c.who.roles.size)));
  const who = mutation.changed === 'who';
  const several = who && rule.clauses.length > 1 ? [...rule.clauses.keys()] : [];
  for (const outside of who ? (['all', 'last', 'one more'] as const) : (['all'] as const))
    for (const outsideIn of [null, ...several])
      for (const wide of [true, false])
        for (let turn = 0; turn < Math.max(1, rule.clauses.length); turn++)
          for (let behaviour = 0; behaviour < behaviours; behaviour++)
            for (let role = 0; role < roles; role++)
              yield {
                manner: { behaviour, role, wide, outside, outsiders: null, claimed: mutation.changed === 'trust' },
                turn,
                outsideIn,
              };
}

function starts(rulebook: Rulebook, rule: Rule): { start: Place; put: Place | null }[] {
  const inPlace = [...rule.from].map((start) => ({ start, put: null }));
  const elsewhere = ['outside', ...rulebook.stages.map((s) => s.name)].filter((p) => !rule.from.has(p));
  const put = [...rule.from].flatMap((to) => elsewhere.slice(0, 3).map((start) => ({ start, put: to })));
  return [...inPlace, ...put];
}

/** What somebody has to do first: an obstacle is raised before it can be cleared. */
function prelude(rulebook: Rulebook, rule: Rule, mutation: Mutation, way: Way, place: Place): Deed[] {
  if (rule.obstacle !== 'clear') return [];
  const raises = rulebook.rules.find(
    (r) =>
      r.obstacle === 'raise' && r.about === rule.about && r.from.has(place) && !r.thenNothing && r.silentFor === null,
  );
  if (!raises) return [];
  const manner: Manner = { ...way.manner, wide: false, claimed: false };
  return together(rulebook, raises, raises, { ...mutation, changed: 'rule' }, { ...way, manner, outsideIn: null });
}

/**
 * Scenes at the edge of a rule, the likeliest first: just enough for it and nothing to spare, in each place where it holds.
 * @param rule the one of the two that holds more often: a mutant, or the original where the mutant asks for more
 * @param like the original
 */
export function* scenes(rulebook: Rulebook, rule: Rule, like: Rule, mutation: Mutation): Generator<Scene> {
  for (const { start, put } of starts(rulebook, rule)) {
    const facts = sharedCompany(rulebook, audiencesOf(rulebook, rule, put ?? start));
    if (!facts) continue;
    for (const way of ways(rule, mutation)) {
      const made = rule.clauses.length === 0 ? somebody(rulebook) : together(rulebook, rule, like, mutation, way);
      const since = rule.clauses.map((c) => c.sinceEntering).find((s) => s !== null) ?? null;
      const begins = since === null ? before : Math.max(0, Math.floor((since - length(made)) / grain) * grain);
      const first = prelude(rulebook, rule, mutation, way, put ?? start);
      const after = first.length > 0 ? Math.ceil((length(first) + day) / day) * day : 0;
      const deeds = [...later(first, before), ...later(made, begins + after)];
      yield { start, facts, deeds, put, until: pauseAfter(rulebook, rule, length(deeds)) };
    }
  }
}
