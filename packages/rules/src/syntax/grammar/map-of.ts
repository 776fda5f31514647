import { isMap, type ParsedNode } from 'yaml';
import type { Grammar } from './grammar.ts';
import type { Said } from './said.ts';

/** One line of a map whose keys are names somebody chose. */
export interface Entry<T> {
  readonly kind: 'entry';
  readonly key: Said<string>;
  readonly value: T;
}

/** `{ name: value, ... }` with names of the writer's own, in their order. */
export function mapOf<T>(key: Grammar<Said<string>>, value: Grammar<T>): Grammar<readonly Entry<T>[]> {
  return {
    schema: { type: 'object', additionalProperties: value.schema },
    write: (entries) => Object.fromEntries(entries.map((e) => [e.key.value, value.write(e.value)])),
    read(node, reading) {
      if (!isMap(node)) return reading.report('J3', reading.span(node), 'This should be a list of `name: value`.');
      const entries: Entry<T>[] = [];
      for (const pair of node.items) {
        const k = key.read(pair.key as ParsedNode, reading);
        const v = value.read(pair.value as ParsedNode | null, reading);
        if (k !== undefined && v !== undefined)
          entries.push(Object.freeze({ kind: 'entry' as const, key: k, value: v }));
      }
      return Object.freeze(entries);
    },
  };
}
