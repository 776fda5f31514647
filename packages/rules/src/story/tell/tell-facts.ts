import type { Facts } from '../../rulebook/audience-status.ts';
import type { Compiling } from '../../rulebook/compile/compiling.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { CompanyNode } from '../notation/company.ts';

/** What a story says about its company; only what audience.yaml declares can be said. */
export function tellFacts(rulebook: Rulebook, node: CompanyNode | null, c: Compiling): Facts {
  const facts: Record<string, string | number | boolean> = {};
  for (const { key, value } of node?.facts ?? []) {
    const type = c.find(rulebook.facts, key, 'fact', 'so nobody will ever say it about a company');
    if (!type) continue;
    if (type.kind === 'list' && !type.values.includes(value.value) && value.value !== 'other')
      c.unknown([...type.values.map(String), 'other'], value, key.value, 'so no company is like this');
    else if (type.kind !== 'list' && typeof value.value !== type.kind)
      c.report('J3', value.span, `${key.value} is a ${type.kind}, so ${value.value} says nothing about a company.`);
    else facts[key.value] = value.value;
  }
  return facts;
}
