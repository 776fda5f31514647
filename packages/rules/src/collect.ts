import type { InteractionEntry } from '@waystage/events';
import { Draft } from './engine/state/draft.ts';
import { keptOf } from './engine/state/kept-of.ts';
import type { Meaning } from './engine/state/program.ts';
import type { Kept, State } from './engine/state/state.ts';
import type { Rulebook } from './rulebook/rulebook.ts';

/**
 * After a deploy entry: let the new rules see what the stored log holds for them, without triggering any. What an
 * interaction has been evidence for stays spent. Live and replay have to do the same, right after the entry.
 * @param past the company's interactions from before the deploy, as far back as `rulebook.longestWithin` and 37 days, in
 *   order of offset
 */
export function collect(rulebook: Rulebook, state: State, past: Iterable<InteractionEntry>): State {
  const draft = new Draft(rulebook, state);
  const before = new Map(draft.all().map(({ meaning, kept }) => [kept.o, { meaning, kept }]));
  const collected: { meaning: Meaning; kept: Kept }[] = [];
  for (const entry of past) {
    const { interaction: event } = entry;
    const actor = draft.program.actorFor(event);
    if (actor === null || (state.closedAt !== null && event.at <= state.closedAt)) continue;
    const known = before.get(entry.offset);
    before.delete(entry.offset);
    const who = known?.kept.who ?? (actor === 'customer' ? draft.doer(event) : null);
    const person = { id: who, role: who === null ? null : (draft.person(who)?.role ?? 'unknown') };
    const meaning = draft.program.meaningOf(event, actor === 'customer');
    if (meaning.triggers.length === 0) continue;
    collected.push({ meaning, kept: known?.kept ?? keptOf(entry, rulebook.id, person, entry.received) });
  }
  draft.state.kept = {};
  // what the given past does not reach stays under the names it had, as far as they still exist
  for (const { meaning, kept } of [...before.values(), ...collected])
    if (meaning.triggers.length > 0) draft.keep(meaning, kept);
  return draft.state;
}
