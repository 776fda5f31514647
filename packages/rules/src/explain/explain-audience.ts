import type { State } from '../engine/state/state.ts';
import type { Audience } from '../rulebook/audience.ts';
import { audienceStatus, type Facts } from '../rulebook/audience-status.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Explanation } from './explanation.ts';

/** What keeps a company out: each fact that by itself does. */
function reasons(rulebook: Rulebook, audience: Audience, facts: Facts): string[] {
  const names = new Set([...audience.must.keys(), ...audience.never.keys()]);
  const pick = <T>(of: ReadonlyMap<string, T>, fact: string) => new Map([...of].filter(([name]) => name === fact));
  return [...names]
    .filter((fact) => {
      const only = { ...audience, must: pick(audience.must, fact), never: pick(audience.never, fact) };
      return audienceStatus(only, facts, rulebook.facts) === 'out';
    })
    .map((fact) => `${fact} is ${facts[fact]}`);
}

/** Whether a company counts, and if not, which facts keep it out or have to be told. */
export function explainAudience(rulebook: Rulebook, state: State, audience: Audience): Explanation {
  const facts = Object.fromEntries(Object.entries(state.facts).map(([fact, f]) => [fact, f.value]));
  const status = audienceStatus(audience, facts, rulebook.facts);
  const holds = status === 'in';
  if (status === 'in') return { says: `counts as ${audience.name}`, holds, because: [] };
  if (status === 'out') {
    const why = reasons(rulebook, audience, facts).join(', ');
    return { says: `does not count as ${audience.name}: ${why}`, holds, because: [] };
  }
  return { says: `${audience.name} waits for: ${status.waitsFor.join(', ')}`, holds, because: [] };
}
