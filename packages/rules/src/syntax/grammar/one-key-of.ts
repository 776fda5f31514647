import type { ParsedNode } from 'yaml';
import type { Field } from './field.ts';
import type { Grammar, NodeOf } from './grammar.ts';

/** Exactly one of several keys; the node's `kind` is the key. `about` is the line of help. */
export function oneKeyOf<G extends Record<string, Grammar<{ readonly kind: string }>>>(
  grammars: G,
  about: string,
): Field<NodeOf<G[keyof G]>> {
  type Node = NodeOf<G[keyof G]>;
  const keys = Object.keys(grammars);
  return {
    keys: () => keys,
    read(_, source, reading) {
      const present = keys.filter((k) => source.has(k));
      const [first, second] = present;
      if (first === undefined)
        return reading.report('J4', source.span, `Nothing says ${about}.`, `Add one of ${keys.join(', ')}.`);
      if (second !== undefined)
        return reading.report(
          'J8',
          source.keySpan(second),
          `\`${first}\` and \`${second}\` in one rule: a rule does one thing.`,
          'Make it two rules.',
        );
      return (grammars[first] as Grammar<Node>).read(source.get(first) as ParsedNode | null, reading);
    },
    write: (_, node) => {
      const { kind } = node as { kind: string };
      return [[kind, (grammars[kind] as Grammar<Node>).write(node)]];
    },
    schema: () => ({
      properties: Object.fromEntries(keys.map((k) => [k, (grammars[k] as Grammar<Node>).schema])),
      required: [],
      oneOf: keys,
    }),
  };
}
