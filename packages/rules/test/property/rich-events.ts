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

const path = fc.constantFrom('/a', '/a/x', '/b/x', '/b/y', '/a/c/x', '/x', 'file-1', '/');
const number = fc.integer({ min: 0, max: 20 });

interface Kind {
  readonly behaviour: fc.Arbitrary<Plain>;
  readonly event: fc.Arbitrary<Plain>;
}

/** Ways behaviours ask about the fields of an event, and events they have something to say about. */
const kinds: readonly Kind[] = [
  {
    behaviour: fc.record({
      event: fc.constant('page_read'),
      path: paths,
      content: paths,
      host: some('a.example', 'b.example'),
    }),
    event: fc.record({
      event: fc.constant('page_read'),
      path,
      content: maybe(path),
      host: fc.constantFrom('a.example', 'c.example'),
    }),
  },
  {
    behaviour: fc.record({ event: fc.constant('download'), content: paths, kind: some('guide', 'ebook', 'other') }),
    event: fc.record({
      event: fc.constant('download'),
      content: path,
      kind: fc.constantFrom('guide', 'template', 'other', 'unheard-of'),
    }),
  },
  {
    behaviour: fc.record({ event: fc.constant('media_played'), content: paths, percent: some(25, 50) }),
    event: fc.record({
      event: fc.constant('media_played'),
      content: path,
      kind: fc.constant('video'),
      percent: fc.constantFrom(25, 50, 75),
    }),
  },
  {
    behaviour: fc.record({ event: fc.constant('page_left'), seconds: range(20), scroll: range(100) }),
    event: fc.record({
      event: fc.constant('page_left'),
      path,
      host: fc.constant('a.example'),
      seconds: number,
      scroll: number,
    }),
  },
  {
    behaviour: fc.record({ event: fc.constant('form'), name: some('demo', 'contact', 'other') }),
    event: fc.record({ event: fc.constant('form'), name: fc.constantFrom('demo', 'contact', 'newsletter', 'other') }),
  },
  {
    behaviour: fc.record({
      event: fc.constant('contacted'),
      direction: some('in', 'out'),
      channel: some('phone', 'mail'),
    }),
    event: fc.record({
      event: fc.constant('contacted'),
      direction: fc.constantFrom('in', 'out'),
      channel: fc.constantFrom('phone', 'chat'),
    }),
  },
  {
    behaviour: fc.record({ event: fc.constant('proposal'), state: some('sent', 'viewed', 'accepted') }),
    event: fc.record({ event: fc.constant('proposal'), state: fc.constantFrom('sent', 'viewed', 'accepted') }),
  },
  {
    behaviour: fc.record({ event: fc.constant('email'), action: some('opened', 'clicked') }),
    event: fc.record({ event: fc.constant('email'), action: fc.constantFrom('opened', 'clicked', 'replied') }),
  },
  {
    behaviour: fc.record({ event: fc.constant('meeting'), state: some('held', 'other'), kind: some('demo', 'other') }),
    event: fc.record({
      event: fc.constant('meeting'),
      state: fc.constantFrom('held', 'booked', 'no_show'),
      kind: fc.constantFrom('demo', 'intro', 'x'),
    }),
  },
  {
    behaviour: fc.record({
      event: fc.constant('quiz'),
      level: some('easy', 'hard', 'other'),
      points: range(10),
      passed: some(true, false),
    }),
    event: fc
      .record({ level: fc.constantFrom('easy', 'hard', 'absurd'), points: number, passed: fc.boolean() })
      .map((props) => ({ event: 'custom', name: 'quiz', props })),
  },
];

const anyKind = fc.constantFrom(...kinds);
const behaviourOf = ({ behaviour }: Kind) =>
  behaviour.chain((b) => some('shop', 'blog').map((site) => tidy({ ...b, site })));
const eventOf = ({ event }: Kind) =>
  event.chain((e) => fc.constantFrom('shop', 'shop', 'blog', 'site').map((site) => ({ ...e, site })));

const events = {
  form: { name: ['demo', 'contact'] },
  meeting: { state: ['held', 'booked'] },
  quiz: { level: ['easy', 'hard'], points: 'number', passed: 'boolean' },
};

export type RichEvent = Plain & { site: string };

/**
 * behaviours.yaml with random behaviours of these names, whose fields overlap in every way fields can, and random events
 * they have something to say about; most are of one kind.
 * @param count how many events, the same few again and again: what is counted has to come together
 */
export function rich(
  names: readonly string[],
  count: number,
): fc.Arbitrary<{ behaviours: Plain; happens: RichEvent[] }> {
  return anyKind.chain((kind) => {
    const often = fc.oneof({ arbitrary: fc.constant(kind), weight: 3 }, { arbitrary: anyKind, weight: 1 });
    const all = names.map((_, i) => (i < 2 ? behaviourOf(kind) : often.chain(behaviourOf)));
    const few = fc.array(often.chain(eventOf), { minLength: 4, maxLength: 4 });
    return fc.record({
      behaviours: fc
        .tuple(...all)
        .map((list) => ({ events, behaviours: Object.fromEntries(list.map((b, i) => [names[i], b])) })),
      happens: few.chain((some) => fc.array(fc.constantFrom(...some), { minLength: count, maxLength: count })),
    });
  });
}
