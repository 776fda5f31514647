/** One sentence of an explanation, whether what it asks for is there (null: it asks for nothing), and what stands behind it. */
export interface Explanation {
  readonly says: string;
  readonly holds: boolean | null;
  readonly because: readonly Explanation[];
}
