import type { Entry, TickEntry } from '@waystage/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkRulebook } from '../../src/check/check-rulebook.ts';
import { takesTo } from '../../src/check/witness/replay.ts';
import { allDue } from '../../src/engine/time/due.ts';
import {
  emptyState,
  type Finding,
  fold,
  loadRulebook,
  type Rulebook,
  type SourceFile,
  type State,
  step,
} from '../../src/index.ts';
import { aJourney, aLog, everything } from './arbitrary.ts';
import { richJourney } from './rich-journey.ts';
import { full, seed } from './runs.ts';

const sets = full ? 5_000 : 400;
const log = aLog({ late: true, knowledge: true, hands: true, ticks: true, most: 40 });

/** A journey of the plain kind, and logs. */
const plainJourney = fc.record({
  files: aJourney(everything),
  logs: fc.array(log, { minLength: 2, maxLength: 2 }),
});

/** Pairs of rules that one entry completes with different targets, and neither gives way to another that is complete. */
function ambiguous(rulebook: Rulebook, state: State, entry: Entry): [string, string][] {
  const enabled = rulebook.rules
    .filter((r) => r.moving)
    .map((rule) => ({ rule, to: takesTo(rulebook, state, entry, rule) }))
    .filter((e) => e.to !== null);
  const first = enabled.filter((e) => !enabled.some((other) => e.rule.givesWayTo.includes(other.rule.name)));
  return first.flatMap((a) =>
    first.flatMap((b): [string, string][] =>
      a.rule.index < b.rule.index && a.to !== b.to ? [[a.rule.name, b.rule.name]] : [],
    ),
  );
}

/** Pairs of rules that come due at the same moment, first of all, and lead to different places. */
function together(rulebook: Rulebook, state: State, entry: TickEntry): [string, string][] {
  const [first, ...others] = allDue(rulebook, state).filter((d) => d.at <= entry.upto && d.rule !== null);
  if (!first) return [];
  const same = [first, ...others.filter((d) => d.at === first.at && d.meant === first.meant)];
  const moves = same
    .flatMap(({ rule }) => (rule?.moving ? [rule] : []))
    .map((rule) => ({ rule, to: takesTo(rulebook, state, { ...entry, upto: first.at }, rule) }))
    .filter((m) => m.to !== null);
  return moves.flatMap((a) =>
    moves.flatMap((b): [string, string][] => {
      const settled = a.rule.givesWayTo.includes(b.rule.name) || b.rule.givesWayTo.includes(a.rule.name);
      return a.rule.index < b.rule.index && a.to !== b.to && !settled ? [[a.rule.name, b.rule.name]] : [];
    }),
  );
}

/** Whether a rule that is said to be covered by another really only holds where that one does. */
function covers(rulebook: Rulebook, state: State, entry: Entry, { code, rule, with: other }: Finding): boolean {
  const [a, b] = [rule, other]
    .map((name) => rulebook.rule.get(name ?? ''))
    .map((r) => r && takesTo(rulebook, state, entry, r));
  return a === null || (code === 'N6' ? a === b : b !== null);
}

const isPair = (f: Finding, [a, b]: [string, string]) =>
  (f.rule === a && f.with === b) || (f.rule === b && f.with === a);

// N8 holds as long as nobody moves companies by hand and no fact changes while they are quiet, and random logs do both
const neverFires = /^N[1245]$/;

interface Tally {
  clean: number;
  flagged: number;
  shown: number;
  unshown: number;
  met: number;
  together: number;
}

/** Check a random journey, play random logs, and see that everything that happens was foreseen. */
function foresees(files: SourceFile[], logs: readonly Entry[][], tally: Tally): void {
  const { rulebook } = loadRulebook(files);
  if (!rulebook) throw new Error('a random journey has mistakes');
  const { findings } = checkRulebook(rulebook);
  const unsure = findings.filter((f) => ['U0', 'U1'].includes(f.code));
  const shown = unsure.filter((f) => f.code === 'U1' && f.severity === 'error').length;
  tally.shown += shown;
  tally.unshown += unsure.filter((f) => f.code === 'U1').length - shown;
  if (unsure.length > 0) tally.flagged++;
  else tally.clean++;
  const circle = unsure.some((f) => f.code === 'U0');
  const waiting = findings.filter((f) => ['U0', 'U2'].includes(f.code));
  const covered = findings.filter((f) => ['N5', 'N6'].includes(f.code));
  const dead = new Set(findings.filter((f) => neverFires.test(f.code)).map((f) => f.rule));
  for (const entries of logs) {
    let state = emptyState(rulebook);
    for (const entry of entries) {
      if (entry.type === 'interaction')
        for (const pair of ambiguous(rulebook, state, entry)) {
          tally.met++;
          expect(circle || unsure.some((f) => isPair(f, pair)), `${pair} at ${entry.offset}`).toBe(true);
        }
      if (entry.type === 'tick')
        for (const pair of together(rulebook, state, entry)) {
          tally.together++;
          expect(
            waiting.some((f) => isPair(f, pair)),
            `${pair} at ${entry.offset}`,
          ).toBe(true);
        }
      if (entry.type === 'interaction')
        for (const f of covered) expect(covers(rulebook, state, entry, f), `${f.rule} and ${f.with}`).toBe(true);
      const [next, decisions] = step(rulebook, state, entry);
      for (const d of decisions) if (d.rule) expect(dead).not.toContain(d.rule.id);
      state = next;
    }
  }
}

test.each([
  ['plain', plainJourney],
  ['with behaviours that overlap', richJourney(2)],
] as const)(
  `${sets} random sets of rules, %s: what is reported clean is never ambiguous, and what cannot fire never does`,
  (_, journey) => {
    const tally: Tally = { clean: 0, flagged: 0, shown: 0, unshown: 0, met: 0, together: 0 };
    fc.assert(
      fc.property(journey as fc.Arbitrary<{ files: SourceFile[]; logs: Entry[][] }>, ({ files, logs }) =>
        foresees(files, logs, tally),
      ),
      { seed, numRuns: sets },
    );
    // a check that flags everything, or logs in which nothing is ever ambiguous, would prove nothing
    expect(tally.clean).toBeGreaterThan(sets / 4);
    expect(tally.flagged).toBeGreaterThan(sets / 20);
    expect(tally.met).toBeGreaterThan(0);
    expect(tally.shown).toBeGreaterThan(3 * tally.unshown);
  },
  full ? 3_600_000 : 300_000,
);

const people = fc.array(fc.record({ gap: fc.constantFrom(1, 6, 24), who: fc.constantFrom('kari', 'ola', null) }), {
  minLength: 30,
  maxLength: 30,
});

/** One and the same thing done again and again, by two people or nobody. */
function oneThing(event: object, items: readonly { gap: number; who: string | null }[]): Entry[] {
  let received = Date.UTC(2026, 0, 1);
  const roles = Object.entries({ kari: 'boss', ola: 'it' });
  const known = roles.map(([person, role]) => ({ type: 'role', person, roles: { j: role }, by: 'sales', received }));
  const facts = { type: 'facts', facts: { country: 'NO', employees: 500 }, by: 'seller', received };
  const done = items.map(({ gap, who }, i) => {
    received += gap * 3_600_000;
    const stamp = { id: `e${i}`, at: received, received, verified: true, ...(who ? { person: who } : {}) };
    return { type: 'interaction', received, interaction: { ...event, ...stamp } };
  });
  return [...known, facts, ...done].map((e, offset) => ({ ...e, offset }) as unknown as Entry);
}

const toAndFro = aJourney({ ...everything, kinds: ['advance', 'reconsider'], absence: false });

test(
  'one behaviour alone drives no company to and fro, unless the check says so',
  () => {
    let cycles = 0;
    fc.assert(
      fc.property(toAndFro, people, fc.constantFrom('a1', 'a2', 'b1', 'c1'), (files, items, start) => {
        const { rulebook } = loadRulebook(files);
        if (!rulebook) throw new Error('a random journey has mistakes');
        const flaps = checkRulebook(rulebook).findings.filter((f) => f.code === 'F1');
        for (const name of ['x0', 'x1', 'x2']) {
          const entries = oneThing({ event: 'form', name, site: 's' }, items);
          const put = {
            type: 'corrected',
            journey: 'j',
            to: start,
            author: 'x',
            reason: 'y',
            offset: -1,
            received: 0,
          } as Entry;
          const [, decisions] = fold(rulebook, emptyState(rulebook), [put, ...entries]);
          const moves = decisions.filter((d) => d.movement && d.rule);
          for (const [i, there] of moves.entries()) {
            const back = moves[i + 1];
            if (back?.to?.stage !== there.from?.stage || back?.from?.stage !== there.to?.stage) continue;
            // to end a journey and begin another is not to and fro
            if (![there.from, there.to].every((p) => p && rulebook.stage.has(p.stage))) continue;
            const pair: [string, string] = [there.rule?.id ?? '', back?.rule?.id ?? ''];
            cycles++;
            expect(
              flaps.some((f) => isPair(f, pair)),
              `${pair}`,
            ).toBe(true);
          }
        }
      }),
      { seed, numRuns: sets / 4 },
    );
    expect(cycles).toBeGreaterThan(0);
  },
  full ? 3_600_000 : 300_000,
);

/** A journey in which every rule but the one that begins it waits. */
const waitingJourney = fc
  .tuple(
    aJourney({ ...everything, kinds: ['advance', 'fast_track', 'reconsider', 'close'] }),
    fc.array(
      fc.oneof(
        fc.constantFrom('1 day', '2 days').map((silent_for) => ({ silent_for })),
        fc.record({
          does: fc.constantFrom('b0', 'b1', 'both', 'sold', 'anything'),
          then_nothing: fc.record({
            of: fc.constantFrom('anything', 'b1', 'orders'),
            for: fc.constantFrom('1 day', '2 days'),
          }),
        }),
      ),
      { minLength: 10, maxLength: 10 },
    ),
  )
  .map(([files, waits]) =>
    files.map((f) => {
      if (f.path !== 'rules/r.yaml') return f;
      const { rules } = JSON.parse(f.text) as { rules: { rule: string; when: unknown }[] };
      return {
        ...f,
        text: JSON.stringify({ rules: rules.map((r, i) => (r.rule === 'x' ? r : { ...r, when: waits[i] })) }),
      };
    }),
  );

test(
  `${sets / 2} random sets of rules that wait: what is reported clean never comes due together`,
  () => {
    const tally: Tally = { clean: 0, flagged: 0, shown: 0, unshown: 0, met: 0, together: 0 };
    fc.assert(
      fc.property(waitingJourney, fc.array(log, { minLength: 2, maxLength: 2 }), (files, logs) =>
        foresees(files, logs, tally),
      ),
      { seed, numRuns: sets / 2 },
    );
    expect(tally.together).toBeGreaterThan(0);
  },
  full ? 3_600_000 : 300_000,
);
