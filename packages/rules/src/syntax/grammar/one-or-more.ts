import { isSeq } from 'yaml';
import type { Grammar } from './grammar.ts';
import { listOf } from './list-of.ts';

/** One, or a list of at least one; a list of one is written without brackets. */
export function oneOrMore<T>(item: Grammar<T>): Grammar<readonly T[]> {
  const list = listOf(item);
  return {
    schema: { anyOf: [item.schema, { ...list.schema, minItems: 1 }] },
    write: (nodes) => (nodes.length === 1 ? item.write(nodes[0] as T) : list.write(nodes)),
    read(node, reading) {
      if (!isSeq(node)) {
        const one = item.read(node, reading);
        return one === undefined ? undefined : Object.freeze([one]);
      }
      if (node.items.length === 0)
        return reading.report('J3', reading.span(node), 'This list is empty; name at least one.');
      return list.read(node, reading);
    },
  };
}
