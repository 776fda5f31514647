import type { Entry, StoredEvent } from '@waystage/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyState, fold, loadRulebook, type Rulebook } from '../../src/index.ts';
import { type Allowed, aJourney, aLog, everything } from './arbitrary.ts';
import { logsEach, runs, seed, timeout } from './runs.ts';

/** Silence is judged when it is, not when it was; who is new after a journey's end only as far as people are remembered. */
const counting: Allowed = { ...everything, absence: false, newcomer: false };
const log = aLog({ late: false, knowledge: false, hands: false, ticks: false, most: 30 });

const start = Date.UTC(2026, 0, 1);
const facts = { type: 'facts', facts: { country: 'NO', employees: 500 }, by: 'claim' } as const;
const role = { type: 'role', person: 'kari', roles: { j: 'boss' }, by: 'title' } as const;
const identified = { type: 'identified', visitor: 'v1', person: 'kari' } as const;

type Told = { type: Entry['type']; received?: number };
/** What is known from the start, and what comes early or late. */
interface Case {
  allowed: Allowed;
  known: readonly Told[];
  late: readonly Told[];
  /** everything is done by this one */
  by?: { person: string } | { visitor: string };
}
const groups = { ...counting, who: ['bosses', 'tech'] };
const cases: [string, Case][] = [
  ['a fact all companies wait for', { allowed: { ...counting, unknown: ['wait'] }, known: [], late: [facts] }],
  ['the role of the only person', { allowed: groups, known: [facts], late: [role], by: { person: 'kari' } }],
  ['who the only visitor is', { allowed: groups, known: [facts, role], late: [identified], by: { visitor: 'v1' } }],
  [
    'the company of its only visitor, joined with all that was done',
    { allowed: counting, known: [facts, role], late: [] },
  ],
];

/** The same order told twice is a claim made true: late knowledge of another kind. */
function withoutCopies(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>();
  return entries.filter((e) => {
    if (e.type !== 'interaction' || e.interaction.event !== 'order') return true;
    return seen.has(e.interaction.order) ? false : seen.add(e.interaction.order);
  });
}

function numbered(entries: readonly (Told | Entry)[]): Entry[] {
  return entries.map((e, offset) => ({ received: start, ...e, offset })) as Entry[];
}

function done({ by }: Case, entries: readonly Entry[]): Entry[] {
  return withoutCopies(entries).map((e) => {
    if (e.type !== 'interaction' || !by) return e;
    const { person: _, visitor: __, ...nobody } = e.interaction;
    return { ...e, interaction: { ...nobody, ...by } as StoredEvent };
  });
}

test.each(cases)('known late, %s ends in the same stage of the same journey', { timeout }, (_, c) => {
  let moved = 0;
  fc.assert(
    fc.property(aJourney(c.allowed), fc.array(log, { minLength: logsEach, maxLength: logsEach }), (files, logs) => {
      const rulebook = loadRulebook(files).rulebook as Rulebook;
      const end = (entries: readonly Entry[]) => {
        const [state] = fold(rulebook, emptyState(rulebook), entries);
        return `${state.place} of journey ${state.number}`;
      };
      for (const whole of logs) {
        const entries = done(c, whole);
        const last = (entries.at(-1)?.received ?? start) + 1000;
        const early = end(numbered([...c.known, ...c.late, ...entries]));
        const joined = c.late.length > 0 ? entries : entries.map((e) => ({ ...e, received: last, late: true }));
        const late = end(numbered([...c.known, ...joined, ...c.late.map((l) => ({ ...l, received: last }))]));
        expect(late).toBe(early);
        if (!early.startsWith('outside')) moved++;
      }
    }),
    { seed, numRuns: runs },
  );
  expect(moved).toBeGreaterThan(runs);
});
