import type { StoredEvent } from '../stored-event.ts';

/** Where a role or a fact comes from; the higher one wins (seller/sales > person/claim > title/guess). */
export type RoleSource = 'sales' | 'person' | 'title';
export type FactSource = 'seller' | 'claim' | 'guess';

interface Logged {
  /** position in the company log's partition; the order that counts */
  offset: number;
  /** milliseconds, the server's clock: when it reached the log */
  received: number;
}

/** Somebody (or nobody) did something. `late` marks what joined the company after it had happened. */
export interface InteractionEntry extends Logged {
  type: 'interaction';
  interaction: StoredEvent;
  late?: boolean;
  /** journeys in which it was evidence for a move already, at a company that was merged into this one */
  used?: string[];
}

/** A visitor turned out to be this person: what the visitor did here is theirs. */
export interface IdentifiedEntry extends Logged {
  type: 'identified';
  visitor: string;
  person: string;
}

/** A person's role became known; resolved per journey, never the title itself. */
export interface RoleEntry extends Logged {
  type: 'role';
  person: string;
  /** journey id > role */
  roles: Record<string, string>;
  by: RoleSource;
}

/** Something became known about the company. */
export interface FactsEntry extends Logged {
  type: 'facts';
  facts: Record<string, string | number | boolean>;
  by: FactSource;
}

/** From here on these rules decide (for one journey). */
export interface DeployEntry extends Logged {
  type: 'deploy';
  journey: string;
  version: string;
  /** they run beside the deciding rules and move nobody */
  shadow?: boolean;
}

/** Somebody asks for this company to stand where the rules that decide now would have brought it, had they always decided. */
export interface ReappliedEntry extends Logged {
  type: 'reapplied';
  journey: string;
  author: string;
}

/** Time has passed: everything up to `upto` (milliseconds) has been resolved. */
export interface TickEntry extends Logged {
  type: 'tick';
  upto: number;
}

/**
 * Two companies turned out to be one. In the younger one's log `into` names the survivor and its journeys end; in the
 * survivor's `from` names the younger one. What it did follows there as late interactions, with the journeys in which
 * each was evidence already in `used`.
 */
export interface MergedEntry extends Logged {
  type: 'merged';
  into?: string;
  from?: string;
  /** who said so by hand, and why; missing where two names were told to be one company */
  author?: string;
  reason?: string;
}

/** Somebody put a company where it belongs, by hand. `to` is a stage, `outside`, `won`, `lost` or `cancelled`. */
export interface CorrectedEntry extends Logged {
  type: 'corrected';
  journey: string;
  to: string;
  author: string;
  reason: string;
}

/** Somebody says that something is, or no longer is, in a company's way. */
export interface ObstacleEntry extends Logged {
  type: 'obstacle';
  journey: string;
  obstacle: string;
  state: 'raised' | 'cleared';
  author: string;
}

/** One entry of a company's log; the fold over these, in order of offset, is the only truth rules know. */
export type Entry =
  | InteractionEntry
  | IdentifiedEntry
  | RoleEntry
  | FactsEntry
  | DeployEntry
  | ReappliedEntry
  | TickEntry
  | MergedEntry
  | CorrectedEntry
  | ObstacleEntry;
