import type { Decision } from '@waystage/events';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { contentOf } from '../match/content-of.ts';
import { own } from '../state/draft.ts';
import type { State } from '../state/state.ts';
import { buyingGroup } from './buying-group.ts';
import { isOpen } from './standing.ts';

type Recommended = NonNullable<Decision['recommend']>;

/** How many recommendations travel with a transition. */
const mostRecommended = 10;

/**
 * What helps now: the lines of `recommend:` whose conditions all hold, then what content.yaml has for this stage under a
 * single address. `movement` is the move just made, if any.
 */
export function recommended(rulebook: Rulebook, state: State, movement: string | null): Recommended {
  const open = isOpen(rulebook, state);
  const missing = buyingGroup(rulebook, state).roles_missing;
  const lines = rulebook.recommend.filter(
    (r) =>
      (r.stage === null || r.stage === state.place) &&
      (r.movement === null || r.movement === movement) &&
      (r.obstacle === null || Object.hasOwn(state.obstacles, r.obstacle)) &&
      (r.missingRole === null || (open && Object.hasOwn(missing, r.missingRole))) &&
      (r.job === null || (open && own(state.jobs, r.job)?.state === 'active')),
  );
  const out: Recommended = lines.map((r) => {
    const says = r.says ?? (r.content ? contentOf(rulebook, r.content)?.title : null);
    return { ...(r.content ? { content: r.content } : {}), ...(r.do ? { do: r.do } : {}), ...(says ? { says } : {}) };
  });
  for (const c of rulebook.content) {
    const [at, more] = c.globs;
    if (c.stage !== state.place || at === undefined || more !== undefined || at.includes('*')) continue;
    if (!out.some((o) => o.content === at)) out.push({ content: at, ...(c.title ? { says: c.title } : {}) });
  }
  return out.slice(0, mostRecommended);
}
