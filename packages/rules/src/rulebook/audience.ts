import type { Condition } from './condition.ts';

/** Which companies count. An unknown fact lets the company in, or makes it wait. */
export interface Audience {
  readonly name: string;
  readonly says: string;
  readonly must: ReadonlyMap<string, Condition>;
  readonly never: ReadonlyMap<string, Condition>;
  readonly unknown: 'wait' | 'let_in';
}
