import type { Decision } from '@waystage/events';
import type { Clause } from '../../rulebook/clause.ts';
import type { Rule } from '../../rulebook/rule.ts';
import { durationText } from '../../syntax/grammar/duration.ts';
import type { Evidence } from '../evidence/holds.ts';
import type { Draft } from '../state/draft.ts';
import type { Meaning } from '../state/program.ts';
import { type Kept, late } from '../state/state.ts';
import { iso } from './iso.ts';

type Found = NonNullable<Decision['evidence']>;

/** How many interactions a transition shows. */
const mostShown = 20;

/** Events that happen in talks between people; all others are digital. */
const sales = new Set(['meeting', 'contacted', 'proposal', 'deal', 'stopped', 'advocacy', 'attended']);

/** Evidence with what it meant, so that it can still be told after the interaction is forgotten. */
export interface Proof extends Evidence {
  readonly meaning: Meaning;
}

function clauseNeeds(clause: Clause): Record<string, unknown> {
  return {
    behaviour: clause.does ? [...clause.does] : ['anything'],
    times: clause.times,
    ...(clause.people > 1 ? { different_people: clause.people } : {}),
    ...(clause.content > 1 ? { different_content: clause.content } : {}),
    ...(clause.roles > 1 ? { different_roles: clause.roles } : {}),
    ...(clause.onePerson ? { one_person: true } : {}),
    ...(clause.oncePerDay ? { at_most_once_per: 'day' } : {}),
    ...(clause.newcomer ? { newcomer: true } : {}),
    ...(clause.within !== null ? { within: durationText(clause.within) } : {}),
    ...(clause.sinceEntering !== null ? { since_entering: durationText(clause.sinceEntering) } : {}),
  };
}

const asked = new WeakMap<Rule, Record<string, unknown>>();

function needsOf(rule: Rule): Record<string, unknown> {
  const [first, ...more] = rule.clauses;
  return {
    ...(first ? clauseNeeds(first) : {}),
    ...(more.length > 0 ? { and_also: more.map(clauseNeeds) } : {}),
    ...(rule.thenNothing
      ? {
          then_nothing: {
            of: rule.thenNothing.of ? [...rule.thenNothing.of] : ['anything'],
            for: durationText(rule.thenNothing.for),
          },
        }
      : {}),
    ...(rule.silentFor !== null ? { silent_for: durationText(rule.silentFor) } : {}),
  };
}

function shown(rule: Rule, { meaning, clause, kept }: Proof): Found['interactions'][number] {
  const does = rule.clauses[clause]?.does;
  return {
    event: kept.id,
    at: iso(kept.at),
    behaviour: meaning.behaviours.find((b) => does?.has(b)) ?? meaning.behaviours[0] ?? 'anything',
    person: kept.who === null || kept.who.startsWith('~') ? null : kept.who,
    role: kept.role,
    channel: sales.has(kept.event) ? 'sales' : 'digital',
    content: kept.thing,
  };
}

/** What a rule asks for, in its own words. Shared by all who ask: not to be altered. */
export function needs(rule: Rule): Record<string, unknown> {
  let words = asked.get(rule);
  if (!words) {
    words = Object.freeze(needsOf(rule));
    asked.set(rule, words);
  }
  return words;
}

/**
 * What made a rule true. The trigger comes first, then the others, latest first.
 */
export function evidenceFound(draft: Draft, rule: Rule, proof: readonly Proof[], batch: string | null): Found {
  const { rulebook } = draft;
  const trigger = proof[0]?.kept;
  const distinct = (of: (k: Kept) => string | null) =>
    new Set(proof.map((p) => of(p.kept)).filter((v) => v !== null)).size;
  const asks = (count: (c: Clause) => number) => rule.clauses.some((c) => count(c) > 1);
  return {
    needed: needs(rule),
    found: {
      times: proof.length,
      ...(asks((c) => c.people) ? { different_people: distinct((k) => k.who) } : {}),
      ...(asks((c) => c.content) ? { different_content: distinct((k) => k.thing) } : {}),
      ...(asks((c) => c.roles) ? { different_roles: distinct((k) => k.role) } : {}),
    },
    trigger: trigger?.id ?? null,
    arrived_late: proof.some(({ kept }) => (kept.flags & late) !== 0 || kept.applied - kept.at > rulebook.settle),
    catching_up: batch !== null,
    ...(batch === null ? {} : { batch }),
    verified: proof.length > 0 && proof.every((p) => p.kept.verified),
    truncated: proof.length > mostShown,
    interactions: proof.slice(0, mostShown).map((p) => shown(rule, p)),
  };
}
