import type { Entry } from '@waystage/events';
import fc from 'fast-check';
import type { SourceFile } from '../../src/index.ts';

/** What a random journey may hold; each property leaves out what it does not speak of. */
export interface Allowed {
  kinds: readonly string[];
  absence: boolean;
  several: boolean;
  newcomer: boolean;
  repeats: boolean;
  /** the groups rules speak of */
  who: readonly string[];
  unknown: readonly string[];
  /** how many rules beside the one to begin with; without it two to seven */
  rules?: number;
}

export const everything: Allowed = {
  kinds: ['enter', 'advance', 'fast_track', 'reconsider', 'close', 'job', 'obstacle', 'notice'],
  absence: true,
  several: true,
  newcomer: true,
  repeats: true,
  who: ['anyone', 'anyone', 'group', 'group', 'bosses', 'tech'],
  unknown: ['wait', 'let_in', 'let_in', 'let_in'],
};

const stages = ['a1', 'a2', 'b1', 'c1'];
const behaviours = ['b0', 'b0', 'b1', 'b1', 'b2', 'both', 'files', 'orders', 'sold'];
const day = 86_400_000;

type Plain = Record<string, unknown>;
const some = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 8 }, { arbitrary: value, weight: 1 });
const tidy = (o: Plain): Plain => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined));

function clause(allowed: Allowed, place: 'single' | 'part', moving: boolean): fc.Arbitrary<Plain> {
  return fc
    .record({
      does: fc.oneof(
        { arbitrary: fc.constantFrom(...behaviours), weight: 5 },
        {
          arbitrary: fc.uniqueArray(fc.constantFrom(...new Set(behaviours)), { minLength: 1, maxLength: 2 }),
          weight: 2,
        },
        { arbitrary: fc.constant('anything'), weight: 1 },
      ),
      times: fc.constantFrom(1, 1, 1, 2, 2, 3),
      within: fc.constantFrom('1 day', '2 days', '4 days', '9 days', '9 days'),
      different_people: some(fc.constant(2)),
      different_content: some(fc.constant(2)),
      different_roles: some(fc.constant(2)),
      one_person: some(fc.constant(true)),
      at_most_once_per: some(fc.constant('day')),
      newcomer: allowed.newcomer ? some(fc.constant(true)) : fc.constant(undefined),
      since_entering: moving ? fc.constant(undefined) : some(fc.constantFrom('1 day', '3 days')),
      who: some(fc.constantFrom(...allowed.who)),
    })
    .map((c) => {
      const one = c.one_person === true;
      return tidy({
        ...c,
        different_people: one ? undefined : c.different_people,
        different_roles: one || c.different_people ? undefined : c.different_roles,
        // which interaction of a day counts is fixed, so what it was about is as well: kept out of rules with several clauses
        at_most_once_per: place === 'part' ? undefined : c.at_most_once_per,
        times: c.times === 1 ? undefined : c.times,
      });
    });
}

function rule(allowed: Allowed, i: number, others: number): fc.Arbitrary<Plain> {
  return fc.constantFrom(...allowed.kinds).chain((kind) => {
    const moving = !['job', 'obstacle', 'notice'].includes(kind);
    const from = fc.oneof(fc.constant('any'), fc.subarray(stages, { minLength: 1 }));
    const target: fc.Arbitrary<unknown> = {
      enter: fc.constant({}),
      advance: fc.subarray(stages.slice(0, -1), { minLength: 1 }).map((f) => ({ from: f })),
      fast_track: fc.constantFrom(
        { from: ['outside', 'a1'], to: 'b1', because: 'x' },
        { from: ['a1', 'a2'], to: 'c1', because: 'x' },
        { from: 'a1', to: 'b1', because: 'x' },
      ),
      reconsider: fc.constantFrom(
        { from: ['b1', 'c1'], back_to: 'a2' },
        { from: ['a2', 'c1'], back_to: 'a1' },
        { from: 'c1', back_to: 'b1' },
      ),
      close: fc.record({
        from: fc.constantFrom('any', ['outside', 'any'], 'c1'),
        as: fc.constantFrom('won', 'lost', 'cancelled'),
      }),
      job: fc.constantFrom('learn', 'choose').map((name) => ({ name, becomes: 'done' })),
      obstacle: fc
        .record({ how: fc.constantFrom('raise', 'clear'), name: fc.constantFrom('fog', 'mud'), from })
        .map((o) => ({ [o.how]: o.name, from: o.from })),
      notice: fc
        .record({
          name: fc.constantFrom('n1', 'n2'),
          from: fc.oneof(from, fc.constant(['won', 'lost'])),
          repeat_after: some(fc.constantFrom('1 day', '3 days')),
        })
        .map(tidy),
    }[kind] as fc.Arbitrary<unknown>;
    const counting = clause(allowed, 'single', moving);
    const both = fc
      .tuple(clause(allowed, 'part', moving), clause(allowed, 'part', moving))
      .map(([a, b]) => ({ ...a, and_also: [b] }));
    const then = fc
      .tuple(
        counting,
        fc.record({
          of: fc.oneof(fc.constant('anything'), fc.constantFrom(...behaviours)),
          for: fc.constantFrom('1 day', '3 days'),
        }),
      )
      .map(([c, then_nothing]) => ({ ...c, then_nothing }));
    const silent = fc.constantFrom('2 days', '5 days').map((silent_for) => ({ silent_for }));
    const when = fc.oneof(
      { arbitrary: counting, weight: 6 },
      { arbitrary: allowed.several ? both : counting, weight: 2 },
      { arbitrary: allowed.absence ? then : counting, weight: 1 },
      { arbitrary: allowed.absence && kind !== 'enter' ? silent : counting, weight: 1 },
    );
    return fc
      .record({
        target,
        when,
        who: fc.constantFrom(...allowed.who),
        audience: some(fc.constant('large')),
        trust: some(fc.constant('verified')),
        gives_way_to: some(fc.integer({ min: 0, max: others - 1 }).map((n) => [`r${n}`])),
      })
      .map(({ target: t, ...rest }) => tidy({ rule: `r${i}`, says: 's', [kind]: t, ...rest, proves: 'p' }));
  });
}

/** Without it most random companies would never begin. */
const begins = { rule: 'x', says: 's', enter: {}, when: { does: 'b0' }, proves: 'p' };

/** The files of a random journey over four stages. JSON is YAML. */
export function aJourney(allowed: Allowed): fc.Arbitrary<SourceFile[]> {
  return fc
    .record({
      rules: fc
        .integer({ min: allowed.rules ?? 2, max: allowed.rules ?? 7 })
        .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => rule(allowed, i, n)))),
      unknown: fc.constantFrom(...allowed.unknown),
      lateAfter: some(fc.constantFrom('awareness', 'evaluation')),
      stalled: allowed.absence ? some(fc.constant({ default: '4 days', c1: '1 day' })) : fc.constant(undefined),
    })
    .map(({ rules, unknown, lateAfter, stalled }) => {
      const fog = { fog: 'x', mud: 'y' };
      const files: Record<string, unknown> = {
        'journey.yaml': tidy({
          journey: 'j',
          audience: 'all',
          phases: [
            {
              phase: 'awareness',
              stages: [
                { stage: 'a1', readiness: 10 },
                { stage: 'a2', readiness: 20 },
              ],
            },
            { phase: 'evaluation', stages: [{ stage: 'b1', readiness: 30 }] },
            { phase: 'decision', stages: [{ stage: 'c1', readiness: 40 }] },
          ],
          stalled,
          jobs: { learn: {}, choose: {} },
          obstacles: { awareness: fog, evaluation: fog, decision: fog },
          group: tidy({ who: 'group', expects: { boss: 1, it: 1 }, late_after: lateAfter }),
          again: allowed.repeats ? { after_won: '3 days', after_lost: '1 day', start_at: 'a2' } : undefined,
        }),
        'audience.yaml': {
          audiences: {
            all: { must: { country: ['NO'] }, unknown },
            large: { must: { employees: { at_least: 100 } }, unknown: 'wait' },
          },
          facts: { country: ['NO', 'SE'], employees: 'number' },
          roles: [
            { role: 'boss', title: 'ceo' },
            { role: 'it', title: 'it' },
          ],
          who: { group: ['boss', 'it', 'unknown'], bosses: ['boss'], tech: ['it'] },
        },
        'behaviours.yaml': {
          behaviours: {
            b0: { event: 'form', name: 'x0', job: 'learn' },
            b1: { event: 'form', name: 'x1' },
            b2: { event: 'form', name: 'x2', job: 'choose' },
            both: { event: 'form', name: ['x1', 'x2'] },
            files: { event: 'download', content: ['/f/**', '/g/*.pdf'] },
            orders: { event: 'order' },
            sold: { event: 'contacted', direction: 'out' },
          },
        },
        'rules/r.yaml': { rules: [...rules, { ...begins, who: allowed.who[0] }] },
      };
      return Object.entries(files).map(([path, plain]) => ({ path, text: JSON.stringify(plain) }));
    });
}

const events: readonly Plain[] = [
  { event: 'form', name: 'x0' },
  { event: 'form', name: 'x0' },
  { event: 'form', name: 'x0' },
  { event: 'form', name: 'x1' },
  { event: 'form', name: 'x1' },
  { event: 'form', name: 'x1' },
  { event: 'form', name: 'x2' },
  { event: 'form', name: 'other' },
  { event: 'download', content: '/f/one', kind: 'other' },
  { event: 'download', content: '/g/two.pdf', kind: 'other' },
  { event: 'contacted', direction: 'out', channel: 'mail' },
  { event: 'order', order: 'o1' },
  { event: 'order', order: 'o2' },
  { event: 'page_view', path: '/', host: 'h' },
];

/** What may stand in a random log. */
export interface Log {
  late: boolean;
  knowledge: boolean;
  hands: boolean;
  ticks: boolean;
  most: number;
}

const quarter = day / 4;
const people = ['kari', 'ola', 'eva'];

/** A random log: offsets rise, `received` rises by quarters of a day, `at` may lie up to three days back. */
export function aLog(allowed: Log): fc.Arbitrary<Entry[]> {
  const interaction = fc.record({
    type: fc.constant('interaction' as const),
    fields: fc.constantFrom(...events),
    late: allowed.late ? fc.constantFrom(0, 0, 0, 0, 1, 2, 5, 12) : fc.constant(0),
    who: fc.constantFrom<Plain>(
      { person: 'kari' },
      { person: 'ola' },
      { person: 'eva' },
      { visitor: 'v1' },
      { visitor: 'v2' },
      {},
    ),
    verified: fc.boolean(),
  });
  const knowledge = fc.oneof(
    fc.record({
      type: fc.constant('role' as const),
      person: fc.constantFrom(...people),
      roles: fc.constantFrom({ j: 'boss' }, { j: 'it' }, { j: 'unknown' }),
      by: fc.constantFrom('title', 'person', 'sales'),
    }),
    fc.record({
      type: fc.constant('identified' as const),
      visitor: fc.constantFrom('v1', 'v2'),
      person: fc.constantFrom(...people),
    }),
    fc.record({
      type: fc.constant('facts' as const),
      facts: fc.constantFrom<Plain>(
        { country: 'NO' },
        { country: 'SE' },
        { employees: 500 },
        { employees: 5, country: 'NO' },
      ),
      by: fc.constantFrom('guess', 'claim', 'seller'),
    }),
  );
  const hands = fc.oneof(
    fc.record({
      type: fc.constant('corrected' as const),
      journey: fc.constant('j'),
      to: fc.constantFrom(...stages, 'won', 'outside'),
      author: fc.constant('x'),
      reason: fc.constant('y'),
    }),
    fc.record({
      type: fc.constant('obstacle' as const),
      journey: fc.constant('j'),
      obstacle: fc.constantFrom('fog', 'mud'),
      state: fc.constantFrom('raised', 'cleared'),
      author: fc.constant('x'),
    }),
  );
  const told = fc.oneof(
    { arbitrary: interaction as fc.Arbitrary<Plain>, weight: 12 },
    { arbitrary: knowledge as fc.Arbitrary<Plain>, weight: allowed.knowledge ? 3 : 0 },
    { arbitrary: hands as fc.Arbitrary<Plain>, weight: allowed.hands ? 1 : 0 },
    { arbitrary: fc.constant<Plain>({ type: 'tick' }), weight: allowed.ticks ? 3 : 0 },
  );
  return fc
    .array(fc.record({ gap: fc.constantFrom(0, 1, 1, 1, 2, 2, 3, 6, 12), told }), {
      minLength: 1,
      maxLength: allowed.most,
      size: 'max',
    })
    .map((items) => {
      let received = Date.UTC(2026, 0, 1);
      return items.map(({ gap, told: t }, offset) => {
        received += gap * quarter;
        const { fields, late, who: by, verified, ...rest } = t as Plain & { late?: number };
        if (t.type === 'tick') return { type: 'tick', offset, received, upto: received } as Entry;
        if (t.type !== 'interaction') return { ...rest, offset, received } as unknown as Entry;
        const at = received - (late ?? 0) * quarter;
        const interaction = {
          ...(fields as Plain),
          ...(by as Plain),
          id: `e${offset}`,
          site: 's',
          at,
          received,
          verified,
        };
        return { type: 'interaction', offset, received, interaction } as unknown as Entry;
      });
    });
}
