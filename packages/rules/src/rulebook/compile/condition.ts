import type { ConditionNode } from '../../syntax/audience/condition.ts';
import type { Condition } from '../condition.ts';
import type { Compiling } from './compiling.ts';

/** What may be said: of a path, of a number, of words (null: any word), of true and false. */
export type Sayable =
  | { readonly kind: 'path' }
  | { readonly kind: 'number' }
  | { readonly kind: 'words'; readonly values: readonly (string | number | boolean)[] | null };

/**
 * A condition on one field or fact; null (and a finding) where it asks for something the field can never be.
 * @param what for the sentence: `kind of download`, `country`
 */
export function compileCondition(node: ConditionNode, sayable: Sayable, what: string, c: Compiling): Condition | null {
  if ('kind' in node) {
    if (sayable.kind !== 'number') {
      c.report(
        'J3',
        node.span,
        `${what} is not a number, so no range of it fits any customer.`,
        'List the values that count.',
      );
      return null;
    }
    const atLeast = node.at_least?.value ?? Number.NEGATIVE_INFINITY;
    const atMost = node.at_most?.value ?? Number.POSITIVE_INFINITY;
    return Object.freeze({ kind: 'range', atLeast, atMost });
  }
  if (sayable.kind === 'path') {
    const globs = node.map((n) => String(n.value).replace(/(?<=.)\/+$/, ''));
    return Object.freeze({ kind: 'paths', globs: Object.freeze(globs) });
  }
  for (const n of node) {
    if (sayable.kind === 'number' && typeof n.value !== 'number') {
      c.report(
        'J3',
        n.span,
        `${what} is a number, so ${n.value} fits no customer.`,
        'Write a number, or { at_least: ..., at_most: ... }.',
      );
      return null;
    }
    if (sayable.kind === 'words' && sayable.values && !sayable.values.includes(n.value)) {
      c.unknown(sayable.values.map(String), n, what, 'so nobody can ever match');
      return null;
    }
  }
  return Object.freeze({ kind: 'values', values: Object.freeze(node.map((n) => n.value)) });
}
