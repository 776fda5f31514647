import type { StageNode } from '../syntax/journey/stage.ts';

/** A stage with everything that is inherited worked out. */
export interface Stage {
  readonly name: string;
  /** 0 for the first */
  readonly index: number;
  readonly phase: string;
  /** 0, 1 or 2 */
  readonly phaseIndex: number;
  readonly readiness: number;
  readonly says: string;
  readonly owners: { readonly marketing?: string; readonly sales?: string };
  /** how long its companies may be quiet, milliseconds; null: for ever */
  readonly quietFor: number | null;
  readonly was: readonly string[];
  readonly node: StageNode;
}
