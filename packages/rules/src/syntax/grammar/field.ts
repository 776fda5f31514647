import type { ParsedNode, YAMLMap } from 'yaml';
import type { Span } from '../../source/span.ts';
import type { Grammar, JsonSchema } from './grammar.ts';
import type { Reading } from './reading.ts';

/** A record's YAML, while it is read. */
export interface RecordSource {
  readonly map: YAMLMap<ParsedNode, ParsedNode | null>;
  readonly span: Span;
  has(key: string): boolean;
  get(key: string): ParsedNode | null;
  keySpan(key: string): Span;
  /** says that this key is there but could not be read */
  unread(key: string): void;
}

/** One property of a record: which keys it takes from the YAML, and how. */
export interface Field<T> {
  keys(property: string): readonly string[];
  read(property: string, source: RecordSource, reading: Reading): T | undefined;
  write(property: string, value: T): readonly (readonly [string, unknown])[];
  /** `oneOf`: exactly one of these keys has to be there; `others`: what every key not named may hold */
  schema(property: string): {
    properties: JsonSchema;
    required: readonly string[];
    oneOf?: readonly string[];
    others?: JsonSchema;
  };
}

function single<T>(grammar: Grammar<T>, about: string, need: boolean): Field<T | null> {
  return {
    keys: (property) => [property],
    read(property, source, reading) {
      if (!source.has(property)) {
        if (!need) return null;
        return reading.report('J4', source.span, `\`${property}\` is missing: ${about}.`, `Add \`${property}:\`.`);
      }
      const read = grammar.read(source.get(property), reading);
      if (read === undefined) source.unread(property);
      return read === undefined && !need ? null : read;
    },
    write: (property, value) => (value === null ? [] : [[property, grammar.write(value)]]),
    schema: (property) => ({
      properties: { [property]: { ...grammar.schema, description: about } },
      required: need ? [property] : [],
    }),
  };
}

/** A property without which the record means nothing; `about` is its line of help. */
export function needed<T>(grammar: Grammar<T>, about: string): Field<T> {
  return single(grammar, about, true) as Field<T>;
}

/** A property that may be left out (null); `about` is its line of help. */
export function maybe<T>(grammar: Grammar<T>, about: string): Field<T | null> {
  return single(grammar, about, false);
}
