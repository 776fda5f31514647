/** What somebody (or nobody) did, as the reference remembers it: for ever. */
export interface Done {
  id: string;
  o: number;
  at: number;
  applied: number;
  does: Set<string>;
  customer: boolean;
  who: string | null;
  role: string | null;
  thing: string | null;
  verified: boolean;
  moved: boolean;
  used: Set<string>;
}

export interface Somebody {
  role: string;
  rank: number;
  first: number | null;
  next: number | null;
  last: number | null;
  told: boolean;
}

export interface Said {
  type: string;
  to?: string;
  rule?: string;
  about?: string;
  evidence?: string[];
}

export type Way = 'exact' | 'any';

/** Latest first, ties by position. */
export const latestFirst = (a: Done, b: Done) => b.at - a.at || b.o - a.o;
