import type { Behaviour } from '../../rulebook/behaviour.ts';
import type { Clause } from '../../rulebook/clause.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/** The behaviours a clause counts; null for anything a customer does. */
export function behavioursOf(rulebook: Rulebook, clause: Clause): readonly Behaviour[] | null {
  if (clause.does === null) return null;
  return [...clause.does].map((name) => rulebook.behaviours.get(name)).filter((b) => b !== undefined);
}
