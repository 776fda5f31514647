import fc from 'fast-check';

type Plain = Record<string, unknown>;
const tidy = (o: Plain): Plain => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const some = <T extends string | number | boolean>(...values: T[]) => maybe(fc.subarray(values, { minLength: 1 }));
const range = (most: number) =>
  maybe(
    fc
      .record({ at_least: maybe(fc.integer({ min: 0, max: most })), at_most: maybe(fc.integer({ min: 0, max: most })) })
      .map(tidy),
  );

const globs = ['/a', '/a/**', '/b/*', '/**/x', '/*/x', '/a/*/x', 'file-1', '**'];
const paths = maybe(fc.subarray(globs, { minLength: 1, maxLength: 2 }));

const kinds: readonly fc.Arbitrary<Plain>[] = [
  fc.record({ event: fc.constant('page_read'), path: paths, content: paths, host: some('a.example', 'b.example') }),
  fc.record({ event: fc.constant('download'), content: paths, kind: some('guide', 'ebook', 'other') }),
  fc.record({ event: fc.constant('media_played'), content: paths, percent: some(25, 50) }),
  fc.record({ event: fc.constant('page_left'), seconds: range(20), scroll: range(100) }),
  fc.record({ event: fc.constant('form'), name: some('demo', 'contact', 'other') }),
  fc.record({ event: fc.constant('contacted'), direction: some('in', 'out'), channel: some('phone', 'mail') }),
  fc.record({ event: fc.constant('proposal'), state: some('sent', 'viewed', 'accepted') }),
  fc.record({ event: fc.constant('email'), action: some('opened', 'clicked') }),
  fc.record({ event: fc.constant('meeting'), state: some('held', 'other'), kind: some('demo', 'other') }),
  fc.record({
    event: fc.constant('quiz'),
    level: some('easy', 'hard', 'other'),
    points: range(10),
    passed: some(true, false),
  }),
];

const ofKind = (kind: fc.Arbitrary<Plain>) =>
  kind.chain((b) => some('shop', 'blog').map((site) => tidy({ ...b, site })));

const events = {
  form: { name: ['demo', 'contact'] },
  meeting: { state: ['held', 'booked'] },
  quiz: { level: ['easy', 'hard'], points: 'number', passed: 'boolean' },
};

/**
 * behaviours.yaml with random behaviours of these names, whose fields overlap in every way fields can; the first two are
 * of one event.
 */
export function richBehaviours(names: readonly string[]): fc.Arbitrary<Plain> {
  return fc
    .constantFrom(...kinds)
    .chain((kind) =>
      fc.tuple(
        ...names.map((_, i) =>
          i < 2 ? ofKind(kind) : fc.oneof(ofKind(kind), fc.constantFrom(...kinds).chain(ofKind)),
        ),
      ),
    )
    .map((all) => ({ events, behaviours: Object.fromEntries(all.map((b, i) => [names[i], b])) }));
}

const path = fc.constantFrom('/a', '/a/x', '/b/x', '/b/y', '/a/c/x', '/x', 'file-1', '/');
const number = fc.integer({ min: 0, max: 20 });

/** A random event of the vocabulary, with its site, that random behaviours have something to say about. */
export const richEvent: fc.Arbitrary<Plain & { site: string }> = fc
  .oneof(
    fc.record({
      event: fc.constant('page_read'),
      path,
      content: maybe(path),
      host: fc.constantFrom('a.example', 'c.example'),
    }),
    fc.record({
      event: fc.constant('download'),
      content: path,
      kind: fc.constantFrom('guide', 'template', 'other', 'unheard-of'),
    }),
    fc.record({
      event: fc.constant('media_played'),
      content: path,
      kind: fc.constant('video'),
      percent: fc.constantFrom(25, 50, 75),
    }),
    fc.record({
      event: fc.constant('page_left'),
      path,
      host: fc.constant('a.example'),
      seconds: number,
      scroll: number,
    }),
    fc.record({ event: fc.constant('form'), name: fc.constantFrom('demo', 'contact', 'newsletter', 'other') }),
    fc.record({
      event: fc.constant('contacted'),
      direction: fc.constantFrom('in', 'out'),
      channel: fc.constantFrom('phone', 'chat'),
    }),
    fc.record({ event: fc.constant('proposal'), state: fc.constantFrom('sent', 'viewed', 'accepted') }),
    fc.record({ event: fc.constant('email'), action: fc.constantFrom('opened', 'clicked', 'replied') }),
    fc.record({
      event: fc.constant('meeting'),
      state: fc.constantFrom('held', 'booked', 'no_show'),
      kind: fc.constantFrom('demo', 'intro', 'x'),
    }),
    fc
      .record({ level: fc.constantFrom('easy', 'hard', 'absurd'), points: number, passed: fc.boolean() })
      .map((props) => ({ event: 'custom', name: 'quiz', props })),
  )
  .chain((event) => fc.constantFrom('shop', 'blog', 'site').map((site) => ({ ...event, site })));
