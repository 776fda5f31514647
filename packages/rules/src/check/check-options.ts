import type { Rulebook } from '../rulebook/rulebook.ts';

/** What is known beyond the files; each part makes more proofs possible. */
export interface CheckOptions {
  /** the rules that decide now, and how many companies stand in each of their stages */
  readonly deployed?: { readonly rulebook?: Rulebook; readonly companies: Readonly<Record<string, number>> };
  /** behaviours nobody has sent for 30 days */
  readonly unsent?: readonly string[];
  /** by rule: whether a story fires it, and whether one just misses it */
  readonly stories?: Readonly<Record<string, { readonly fires: boolean; readonly misses: boolean }>>;
}
