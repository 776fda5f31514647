import { isMap, isScalar, type ParsedNode, type YAMLMap } from 'yaml';
import { nearestName } from '../../finding/nearest-name.ts';
import type { Span } from '../../source/span.ts';
import type { Field, RecordSource } from './field.ts';
import type { Grammar } from './grammar.ts';
import type { Reading } from './reading.ts';

/** A node with named properties; `unread` lists the keys that stand in the file but could not be read. */
export type RecordNode<K extends string, F> = {
  readonly kind: K;
  readonly span: Span;
  readonly unread: readonly string[];
} & { readonly [P in keyof F]: F[P] extends Field<infer T> ? T : never };

function source(
  map: YAMLMap<ParsedNode, ParsedNode | null>,
  span: Span,
  reading: Reading,
  unread: string[],
): RecordSource {
  const pairs = new Map(map.items.map((p) => [isScalar(p.key) ? String(p.key.value) : '', p]));
  return {
    map,
    span,
    has: (key) => pairs.has(key),
    get: (key) => pairs.get(key)?.value ?? null,
    keySpan: (key) => reading.span(pairs.get(key)?.key ?? null),
    unread: (key) => unread.push(key),
  };
}

/**
 * `{ key: value, ... }` with keys of the language. Unknown keys are errors ("did you mean"). The span is that of the
 * first key. Properties are read in the order given, so the one that names the record comes first.
 * @param begin called with the node's first property (undefined if unreadable) before the others are read: a rule tells the reading its name
 */
export function record<const K extends string, F extends Record<string, Field<unknown>>>(
  kind: K,
  fields: F,
  begin?: (first: unknown, reading: Reading) => void,
): Grammar<RecordNode<K, F>> {
  const properties = Object.entries(fields);
  const known = properties.flatMap(([property, field]) => field.keys(property));
  const schemas = properties.map(([property, field]) => field.schema(property));
  const oneOf = schemas.flatMap((s) => s.oneOf ?? []).map((key) => ({ required: [key] }));
  return {
    schema: {
      type: 'object',
      additionalProperties: schemas.find((s) => s.others)?.others ?? false,
      properties: Object.assign({}, ...schemas.map((s) => s.properties)),
      required: schemas.flatMap((s) => s.required),
      ...(oneOf.length > 0 ? { oneOf } : {}),
    },
    write(node) {
      const values = node as unknown as Record<string, unknown>;
      return Object.fromEntries(properties.flatMap(([property, field]) => field.write(property, values[property])));
    },
    read(node, reading) {
      if (!isMap(node)) return reading.report('J3', reading.span(node), 'This should be a list of `key: value`.');
      const map = node as YAMLMap<ParsedNode, ParsedNode | null>;
      const span = reading.span(map.items[0]?.key ?? node);
      const unread: string[] = [];
      const from = source(map, span, reading, unread);
      const result: Record<string, unknown> = { kind, span, unread };
      let whole = true;
      for (const [i, [property, field]] of properties.entries()) {
        const value = field.read(property, from, reading);
        if (value === undefined) whole = false;
        result[property] = value;
        if (i === 0) begin?.(value, reading);
      }
      for (const pair of map.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        if (known.includes(key) || known.includes('*')) continue;
        const near = nearestName(key, known);
        reading.report(
          'J2',
          reading.span(pair.key),
          `\`${key}\` means nothing here.`,
          near ? `Did you mean ${near}?` : `Known here: ${known.join(', ')}.`,
        );
      }
      Object.freeze(unread);
      return whole ? (Object.freeze(result) as RecordNode<K, F>) : undefined;
    },
  };
}
