import type { Decision } from '@waystage/events';
import type { Said } from './done.ts';

/** What the engine said, as the reference says it. */
export function saidBy(decisions: readonly Decision[]): Said[] {
  return decisions.map((d) => ({
    type: d.type,
    ...(d.to ? { to: d.to.stage } : {}),
    ...(d.rule ? { rule: d.rule.id } : {}),
    ...(d.about && !('author' in d.about && 'reason' in d.about) ? { about: String(Object.values(d.about)[0]) } : {}),
    ...(d.evidence ? { evidence: d.evidence.interactions.map((i) => i.event) } : {}),
  }));
}
