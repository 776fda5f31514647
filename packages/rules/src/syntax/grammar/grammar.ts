import type { ParsedNode } from 'yaml';
import type { Reading } from './reading.ts';

/** A fragment of JSON Schema, draft-07 (yaml-language-server reads no newer). */
export type JsonSchema = { readonly [key: string]: unknown };

/**
 * One piece of the language, both ways: YAML to node (`read`) and node to the plain value that YAML prints (`write`),
 * with its JSON Schema for completion and hover. `read` gives undefined where it has reported a finding instead.
 */
export interface Grammar<T> {
  read(value: ParsedNode | null, reading: Reading): T | undefined;
  write(node: T): unknown;
  readonly schema: JsonSchema;
}

/** The node type a grammar reads. */
export type NodeOf<G> = G extends Grammar<infer T> ? T : never;
