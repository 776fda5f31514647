import { isSeq, type ParsedNode } from 'yaml';
import type { Grammar } from './grammar.ts';

/** A list, at most 1,000 long. What cannot be read is left out (and reported). */
export function listOf<T>(item: Grammar<T>): Grammar<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, maxItems: 1000 },
    write: (nodes) => nodes.map((n) => item.write(n)),
    read(node, reading) {
      if (!isSeq(node)) return reading.report('J3', reading.span(node), 'This should be a list.');
      if (node.items.length > 1000)
        return reading.report('J3', reading.span(node), 'A list has at most 1,000 entries.');
      const read = node.items.map((i) => item.read(i as ParsedNode, reading));
      return Object.freeze(read.filter((n) => n !== undefined));
    },
  };
}
