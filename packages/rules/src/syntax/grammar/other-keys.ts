import { isScalar, type ParsedNode } from 'yaml';
import type { Field } from './field.ts';
import type { Grammar } from './grammar.ts';
import type { Entry } from './map-of.ts';
import { name } from './name.ts';

/** All keys of a record that are not in `own`: the fields of an event, named by the vocabulary and not by the language. */
export function otherKeys<T>(own: readonly string[], value: Grammar<T>): Field<readonly Entry<T>[]> {
  return {
    keys: () => ['*'],
    read(_, source, reading) {
      const entries: Entry<T>[] = [];
      for (const pair of source.map.items) {
        if (isScalar(pair.key) && own.includes(String(pair.key.value))) continue;
        const key = name.read(pair.key as ParsedNode, reading);
        const read = value.read(pair.value, reading);
        if (key !== undefined && read !== undefined)
          entries.push(Object.freeze({ kind: 'entry' as const, key, value: read }));
        else source.unread(key?.value ?? '');
      }
      return Object.freeze(entries);
    },
    write: (_, entries) => entries.map((e) => [e.key.value, value.write(e.value)] as const),
    schema: () => ({ properties: {}, required: [], others: value.schema }),
  };
}
