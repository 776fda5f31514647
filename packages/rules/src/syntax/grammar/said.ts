import { isScalar } from 'yaml';
import type { Span } from '../../source/span.ts';
import type { Grammar, JsonSchema } from './grammar.ts';
import type { Reading } from './reading.ts';

/** A single value as somebody wrote it, and where. */
export interface Said<T> {
  readonly kind: 'said';
  readonly value: T;
  readonly span: Span;
}

/** A grammar of one scalar: `accept` gives the value, or a sentence saying what was expected. */
export function said<T extends string | number | boolean>(
  accept: (value: unknown) => { value: T } | { expected: string },
  schema: JsonSchema,
): Grammar<Said<T>> {
  return {
    schema,
    write: (node) => node.value,
    read(node, reading: Reading) {
      const raw = isScalar(node) ? node.value : undefined;
      const accepted = accept(raw);
      if ('expected' in accepted)
        return reading.report('J3', reading.span(node), `This should be ${accepted.expected}.`);
      return Object.freeze({ kind: 'said' as const, value: accepted.value, span: reading.span(node) });
    },
  };
}
