import { isMap, isSeq } from 'yaml';
import type { Grammar } from './grammar.ts';

/** A map of one shape, or a scalar or list of another. */
export function either<M extends { readonly kind: string }, O>(map: Grammar<M>, other: Grammar<O>): Grammar<M | O> {
  return {
    schema: { anyOf: [map.schema, other.schema] },
    write: (node) =>
      typeof node === 'object' && node !== null && 'kind' in node && node.kind !== 'said'
        ? map.write(node as M)
        : other.write(node as O),
    read: (node, reading) => (isMap(node) && !isSeq(node) ? map.read(node, reading) : other.read(node, reading)),
  };
}
