import type { Folder } from '../syntax/folder.ts';
import type { Audience } from './audience.ts';
import type { Behaviour } from './behaviour.ts';
import type { FactType } from './fact-type.ts';
import type { Ending, Place } from './place.ts';
import type { Rule } from './rule.ts';
import type { Stage } from './stage.ts';
import type { WhoGroup } from './who-group.ts';

/** One line of content.yaml. */
export interface Content {
  readonly globs: readonly string[];
  readonly kind: string | null;
  readonly title: string | null;
  readonly stage: string | null;
  readonly job: string | null;
}

/** What helps, and when; null conditions are not asked. */
export interface Recommendation {
  readonly stage: string | null;
  readonly movement: string | null;
  readonly obstacle: string | null;
  readonly missingRole: string | null;
  readonly job: string | null;
  readonly content: string | null;
  readonly do: string | null;
  readonly says: string | null;
}

/** One phase and the index of its first stage. */
export interface Phase {
  readonly name: string;
  readonly stages: readonly Stage[];
}

/**
 * One journey's rules, ready to decide: names resolved, defaults filled in, frozen. Made by `compile`; `folder` is the
 * syntax it was made from. Times are milliseconds.
 */
export interface Rulebook {
  readonly kind: 'rulebook';
  /** the journey's name */
  readonly id: string;
  /** hash of the files, worked out by the caller; '' until somebody says */
  readonly version: string;
  readonly says: string;
  readonly folder: Folder;
  /** only events of these products count; null: all */
  readonly products: readonly string[] | null;
  readonly timezone: string;
  readonly phases: readonly Phase[];
  readonly stages: readonly Stage[];
  readonly stage: ReadonlyMap<Place, Stage>;
  readonly audience: Audience | null;
  readonly audiences: ReadonlyMap<string, Audience>;
  readonly facts: ReadonlyMap<string, FactType>;
  readonly roleLines: readonly { readonly role: string; readonly patterns: readonly string[] }[];
  /** every role there is, `unknown` included */
  readonly roles: ReadonlySet<string>;
  readonly who: ReadonlyMap<string, WhoGroup>;
  readonly behaviours: ReadonlyMap<string, Behaviour>;
  /** a built-in event's fields narrowed by `events:`, or the fields of an event of one's own */
  readonly events: ReadonlyMap<string, ReadonlyMap<string, FactType>>;
  readonly content: readonly Content[];
  /** in order of name */
  readonly rules: readonly Rule[];
  readonly rule: ReadonlyMap<string, Rule>;
  readonly jobs: ReadonlyMap<string, { readonly says: string; readonly alwaysOn: boolean }>;
  /** obstacle > what it says, by phase */
  readonly obstacles: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly group: {
    readonly who: WhoGroup;
    readonly expects: ReadonlyMap<string, number>;
    readonly usualSize: readonly [number, number] | null;
    /** index of the phase; who first shows up in a later one came late */
    readonly lateAfter: number | null;
  };
  readonly again: {
    readonly after: ReadonlyMap<Ending, number>;
    readonly startAt: Place | null;
  };
  readonly dealStages: ReadonlyMap<string, readonly Place[]>;
  readonly recommend: readonly Recommendation[];
  readonly noBusiness: { readonly weekends: boolean; readonly dates: ReadonlySet<string> } | null;
  readonly settle: number;
  /** stages that are gone or renamed > where their companies stand now */
  readonly movedTo: ReadonlyMap<Place, Place>;
  /** the longest time a rule looks back */
  readonly longestWithin: number;
}
