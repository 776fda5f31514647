import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { none } from '../notation/expectation.ts';
import { type Moment, playStory } from '../play/play-story.ts';
import { differences, type Expected } from '../play/seen.ts';
import type { Story } from '../tell/story.ts';

/** What to expect after so many steps of a story: true with the rules, and not with the mutant. */
interface Apart {
  readonly steps: number;
  readonly expected: Expected;
}

const orNone = (names: readonly string[]) => (names.length > 0 ? names : [none]);

/** What one could expect of a moment, the most telling first. */
function candidates({ state, decisions }: Moment, rule: Rule): Expected[] {
  const stage = state.place;
  const move = decisions.findLast((d) => d.movement !== undefined);
  const by = move?.rule?.id;
  const moved = by === undefined ? [] : [{ stage, by }];
  const obstacle = orNone(Object.keys(state.obstacles));
  const notices = decisions.flatMap((d) => (d.type === 'notice.given' ? [String(d.about?.notice)] : []));
  const notice = orNone([...new Set(notices)]);
  const job = orNone(Object.entries(state.jobs).flatMap(([name, j]) => (j.state === 'done' ? [name] : [])));
  const own: Expected[] = rule.kind === 'obstacle' ? [{ obstacle }] : rule.kind === 'notice' ? [{ notice }] : [];
  const evidence = move?.evidence?.found.times;
  return [
    ...own,
    ...(by === rule.name ? moved : []),
    ...(rule.kind === 'job' ? [{ job }] : []),
    { stage },
    ...moved,
    ...(by !== undefined && evidence !== undefined ? [{ stage, by, evidence }] : []),
    { obstacle },
    { notice },
    { job },
    { stalled: state.stalledSince !== null },
    { journey_no: state.number },
  ];
}

/**
 * The first moment of a story at which a mutant can be told from the original, and what to expect there; null where the
 * two never differ in anything a story can expect.
 */
export function tellApart(rulebook: Rulebook, mutant: Rulebook, rule: Rule, story: Story): Apart | null {
  const changed = playStory(mutant, story);
  let steps = 0;
  for (const moment of playStory(rulebook, story)) {
    const other = changed.next();
    steps++;
    if (other.done) return null;
    const expected = candidates(moment, rule).find(
      (e) => differences(other.value, e).length > 0 && differences(moment, e).length === 0,
    );
    if (expected) return { steps, expected };
  }
  return null;
}
