/** What became of the events of one call. Rejected ones are listed and never retried: sending them again changes nothing. */
export interface Receipt {
  /** stored, on disk */
  accepted: number;
  /** known already, by their id */
  duplicate: number;
  rejected: Rejected[];
}

/** One event that was not taken: its place in the call, its id, and why. */
export interface Rejected {
  index: number;
  id: string | null;
  reason: string;
  message?: string;
}
