import type { Decision } from '@waystage/events';
import type { Place } from '../../rulebook/place.ts';
import type { Recommendation, Rulebook } from '../../rulebook/rulebook.ts';
import { contentOf } from '../match/content-of.ts';
import type { Draft } from '../state/draft.ts';
import { own } from '../state/own.ts';
import { isOpen } from './standing.ts';

type Recommended = NonNullable<Decision['recommend']>;

/** A line and what has to hold for it; null: nothing more than the place. */
export interface Offered {
  readonly line: Recommended[number];
  readonly when: Recommendation | null;
}

/** How many recommendations travel with a transition. */
const mostRecommended = 10;

/** What is recommended in a place, whatever else is asked: worked out once for each. */
export function recommendedAt(rulebook: Rulebook, place: Place): readonly Offered[] {
  const offered: Offered[] = rulebook.recommend
    .filter((r) => r.stage === null || r.stage === place)
    .map((r) => {
      const says = r.says ?? (r.content ? contentOf(rulebook, r.content)?.title : null);
      const line = {
        ...(r.content ? { content: r.content } : {}),
        ...(r.do ? { do: r.do } : {}),
        ...(says ? { says } : {}),
      };
      return { line, when: r };
    });
  for (const c of rulebook.content) {
    const [at, more] = c.globs;
    if (c.stage !== place || at === undefined || more !== undefined || at.includes('*')) continue;
    offered.push({ line: { content: at, ...(c.title ? { says: c.title } : {}) }, when: null });
  }
  return offered;
}

/**
 * What helps now: the lines of `recommend:` whose conditions all hold, then what content.yaml has for this stage under a
 * single address. `movement` is the move just made, if any.
 */
export function recommended(draft: Draft, movement: string | null): Recommended {
  const { rulebook, state, program } = draft;
  const open = isOpen(rulebook, state);
  const holds = (r: Recommendation) =>
    (r.movement === null || r.movement === movement) &&
    (r.obstacle === null || Object.hasOwn(state.obstacles, r.obstacle)) &&
    (r.missingRole === null || (open && Object.hasOwn(draft.group().roles_missing, r.missingRole))) &&
    (r.job === null || (open && own(state.jobs, r.job)?.state === 'active'));
  const out: Recommended = [];
  for (const { line, when } of program.recommendedAt(state.place)) {
    if (out.length === mostRecommended) break;
    const known = when === null && out.some((o) => o.content === line.content);
    if (!known && (when === null || holds(when))) out.push(line);
  }
  return out;
}
