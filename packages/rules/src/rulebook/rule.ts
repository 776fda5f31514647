import type { RuleNode, TargetNode } from '../syntax/rule/rule.ts';
import type { Audience } from './audience.ts';
import type { Clause } from './clause.ts';
import type { Place } from './place.ts';

/** What a rule does, by the key that says so. */
export type RuleKind = TargetNode['kind'];

/** The kinds that move a company. */
export const movingKinds: ReadonlySet<RuleKind> = new Set(['enter', 'advance', 'fast_track', 'reconsider', 'close']);

/** A rule with every name resolved. Times are milliseconds. */
export interface Rule {
  readonly name: string;
  /** position in order of name: the first by name is the one reported */
  readonly index: number;
  readonly kind: RuleKind;
  readonly moving: boolean;
  readonly says: string;
  readonly proves: string;
  /** `rules/forward.yaml:2` */
  readonly source: string;
  /** where it holds: stages, `outside`, `won`, `lost`, `cancelled` */
  readonly from: ReadonlySet<Place>;
  /** for a moving rule: where it leads from each place of `from` that it can leave */
  readonly moves: ReadonlyMap<Place, Place>;
  /** the job, obstacle or notice it speaks of */
  readonly about: string | null;
  readonly obstacle: 'raise' | 'clear' | null;
  readonly repeatAfter: number | null;
  /** the first is `when` itself; empty for `silent_for` alone */
  readonly clauses: readonly Clause[];
  readonly thenNothing: { readonly of: ReadonlySet<string> | null; readonly for: number } | null;
  readonly silentFor: number | null;
  /** narrower than the journey's audience, which has to hold as well; null: only that of the journey */
  readonly audience: Audience | null;
  readonly trust: 'verified' | 'claimed' | null;
  readonly givesWayTo: readonly string[];
  readonly node: RuleNode;
}
