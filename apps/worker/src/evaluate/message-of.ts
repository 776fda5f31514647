import type { Transition } from '@waystage/events';
import { engineVersion } from '@waystage/rules';
import type { CompanyFacts } from './company-facts.ts';
import type { Decided } from './evaluate-batch.ts';

/** A decision as it leaves: with its company, its id, the rules and the log position it comes from. */
export function messageOf(
  { decision, version, offset }: Decided,
  company: CompanyFacts,
  id: string,
  previous: string | null,
): Transition {
  const { type, at, audience, historical: _, ...rest } = decision;
  return {
    type,
    timestamp: at,
    data: {
      transition_id: id,
      previous_transition_id: previous,
      company: { ...company, audience },
      ...rest,
      rules: { version, engine: engineVersion },
      log: { upto: offset },
    },
  };
}
