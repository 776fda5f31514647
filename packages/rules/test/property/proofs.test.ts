import type { Entry } from '@waystage/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkRulebook } from '../../src/check/check-rulebook.ts';
import { takesTo } from '../../src/check/witness/replay.ts';
import {
  emptyState,
  type Finding,
  loadRulebook,
  type Rulebook,
  type SourceFile,
  type State,
  step,
} from '../../src/index.ts';
import { aJourney, aLog, everything } from './arbitrary.ts';
import { richBehaviours, richEvent } from './rich-events.ts';
import { full, seed } from './runs.ts';

const sets = full ? 5_000 : 400;
const names = ['b0', 'b1', 'b2', 'both', 'files', 'orders', 'sold'];
const log = aLog({ late: true, knowledge: true, hands: true, ticks: true, most: 40 });

/** A journey whose behaviours overlap in every way fields can. */
const richJourney = fc
  .tuple(aJourney(everything), richBehaviours(names))
  .map(([files, plain]) =>
    files.map((f) => (f.path === 'behaviours.yaml' ? { ...f, text: JSON.stringify(plain) } : f)),
  );

const richLog: fc.Arbitrary<Entry[]> = fc
  .tuple(log, fc.array(richEvent, { minLength: 40, maxLength: 40 }))
  .map(([entries, events]) =>
    entries.map((e, i) => {
      if (e.type !== 'interaction') return e;
      const { id, at, received, verified, person, visitor } = e.interaction;
      const by = { ...(person ? { person } : {}), ...(visitor ? { visitor } : {}) };
      return { ...e, interaction: { ...events[i], id, at, received, verified, ...by } } as unknown as Entry;
    }),
  );

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

const isPair = (f: Finding, [a, b]: [string, string]) =>
  (f.rule === a && f.with === b) || (f.rule === b && f.with === a);

const neverFires = /^N[12458]$/;

interface Tally {
  clean: number;
  flagged: number;
  shown: number;
  unshown: number;
  met: number;
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
  const dead = new Set(findings.filter((f) => neverFires.test(f.code)).map((f) => f.rule));
  for (const entries of logs) {
    let state = emptyState(rulebook);
    for (const entry of entries) {
      if (entry.type === 'interaction')
        for (const pair of ambiguous(rulebook, state, entry)) {
          tally.met++;
          expect(circle || unsure.some((f) => isPair(f, pair)), `${pair} at ${entry.offset}`).toBe(true);
        }
      const [next, decisions] = step(rulebook, state, entry);
      for (const d of decisions) if (d.rule) expect(dead).not.toContain(d.rule.id);
      state = next;
    }
  }
}

test.each([
  ['plain', aJourney(everything), log],
  ['with behaviours that overlap', richJourney, richLog],
] as const)(
  `${sets} random sets of rules, %s: what is reported clean is never ambiguous, and what cannot fire never does`,
  (_, journey, aLogOfIt) => {
    const tally: Tally = { clean: 0, flagged: 0, shown: 0, unshown: 0, met: 0 };
    fc.assert(
      fc.property(journey, fc.array(aLogOfIt, { minLength: 4, maxLength: 4 }), (files, logs) =>
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
  full ? 3_600_000 : 120_000,
);
