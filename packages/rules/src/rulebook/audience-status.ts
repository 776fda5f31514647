import type { Audience } from './audience.ts';
import type { Condition } from './condition.ts';
import type { FactType } from './fact-type.ts';

/** What is known about a company, by fact. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

function fits(condition: Condition, value: string | number | boolean, type: FactType | undefined): boolean {
  if (condition.kind === 'range')
    return typeof value === 'number' && value >= condition.atLeast && value <= condition.atMost;
  if (condition.kind === 'paths') return false;
  if (condition.values.includes(value)) return true;
  return type?.kind === 'list' && !type.values.includes(value) && condition.values.includes('other');
}

/** Whether a company is in an audience: `in`, `out`, or which facts it waits for. */
export function audienceStatus(
  audience: Audience,
  facts: Facts,
  types: ReadonlyMap<string, FactType>,
): 'in' | 'out' | { readonly waitsFor: readonly string[] } {
  const unknown: string[] = [];
  for (const [conditions, should] of [
    [audience.must, true],
    [audience.never, false],
  ] as const)
    for (const [fact, condition] of conditions) {
      const value = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
      if (value === undefined) unknown.push(fact);
      else if (fits(condition, value, types.get(fact)) !== should) return 'out';
    }
  return unknown.length === 0 || audience.unknown === 'let_in' ? 'in' : { waitsFor: unknown };
}
