import type { Audience } from '../../rulebook/audience.ts';
import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/** The audiences a company has to be in for a rule to hold in a place: an open journey can be closed for anybody. */
export function audiencesOf(rulebook: Rulebook, rule: Rule, place: Place): Audience[] {
  if (rule.kind === 'close' && rule.audience === null && rulebook.stage.has(place)) return [];
  return [rulebook.audience, rule.audience].filter((a) => a !== null);
}
