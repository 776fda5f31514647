import type { EventFields } from '@waystage/events';
import type { Facts } from '../../rulebook/audience-status.ts';
import type { Place } from '../../rulebook/place.ts';
import type { Span } from '../../source/span.ts';
import type { ExpectationNode } from '../notation/expectation.ts';

/** Somebody of a story: the role the log holds, and who knows it; `by` is null where nobody knows anything. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly by: 'title' | 'sales' | null;
}

/** Something done: `at` and `arrives` are milliseconds, `who` is null where nobody is known to have done it. */
export interface Act {
  readonly kind: 'act';
  readonly at: number;
  readonly arrives: number;
  readonly who: string | null;
  readonly event: EventFields;
  readonly site: string;
  readonly product: string | null;
  readonly verified: boolean;
  readonly span: Span;
}

/** Time passes until `until` (milliseconds), and whatever was waiting for silence speaks. */
interface Pause {
  readonly kind: 'pause';
  readonly until: number;
  readonly span: Span;
}

/** Somebody puts the company somewhere by hand. */
interface Correction {
  readonly kind: 'correction';
  readonly at: number;
  readonly to: Place;
  readonly span: Span;
}

/** What should be true now. */
interface Expect {
  readonly kind: 'expect';
  readonly expected: ExpectationNode;
  readonly span: Span;
}

export type Step = Act | Pause | Correction | Expect;

/** A story with every name resolved and every event made: what is told does not change with the rules it is played on. */
export interface Story {
  readonly name: string;
  readonly span: Span;
  /** milliseconds of day 0 */
  readonly begins: number;
  readonly startAt: Place;
  readonly people: readonly Actor[];
  readonly facts: Facts;
  readonly steps: readonly Step[];
}
