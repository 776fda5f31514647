import type { Rule } from '../../rulebook/rule.ts';
import { latestFirst } from '../evidence/candidates.ts';
import type { Draft } from '../state/draft.ts';
import type { Meaning } from '../state/program.ts';
import { historical, type Kept } from '../state/state.ts';
import { offer } from './offer.ts';

/** An interaction that late knowledge makes eligible, and the rules for which it does; null: all. */
export interface Waiting {
  readonly meaning: Meaning;
  readonly kept: Kept;
  readonly rules: ReadonlySet<Rule> | null;
}

/**
 * Late knowledge: offer interactions again, one by one in order of `at`, each as an ordinary trigger to the rules for which
 * it is newly eligible. Until its turn has come none of them is evidence, so they decide as if they had been known when they
 * happened. Where that moves the company, what was done after that is offered again to all rules: it was offered to a
 * company that stood elsewhere.
 * @param batch tells receivers which transitions follow from one piece of knowledge; null: none came late
 */
export function catchUp(draft: Draft, eligible: readonly Waiting[], batch: string | null): void {
  if (eligible.length === 0) return;
  let queue = [...eligible].sort((a, b) => latestFirst(b.kept, a.kept));
  draft.pending = new Set(queue.map((w) => w.kept.o));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { meaning, kept: seen, rules } = next;
    draft.pending.delete(seen.o);
    const kept = draft.find(meaning, seen.o);
    if (!kept) continue;
    const occasion = { at: kept.at, batch, historical: (kept.flags & historical) !== 0 };
    if (!offer(draft, meaning, kept, occasion, rules)) continue;
    const since = draft.all().filter((w) => latestFirst(w.kept, kept) < 0);
    queue = since.map((w) => ({ ...w, rules: null }));
    draft.pending = new Set(queue.map((w) => w.kept.o));
  }
  draft.pending = null;
}
