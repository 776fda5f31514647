import { nowhere } from '../source/span.ts';
import type { Said } from './grammar/said.ts';

/** A value for a node made by a program: `{ ...clause, times: say(4) }`. */
export function say<T>(value: T): Said<T> {
  return Object.freeze({ kind: 'said', value, span: nowhere });
}
