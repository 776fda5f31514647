/** The last that is known of a visitor's cart. Times are milliseconds. */
export interface Cart {
  /** `closed`: emptied or bought; it stays known, since older news of it may arrive late */
  state: 'open' | 'left' | 'closed';
  /** the event that made it what it is: what follows from it by itself takes its id from there */
  id: string;
  /** when that was */
  changedAt: number;
  /** the visitor's last event */
  lastAt: number;
  holds: Holds;
  /** told by a server */
  verified: boolean;
  /** a return to it that nobody has told yet */
  returned: { id: string; at: number } | null;
}

/** What lies in it, as the last event said. */
export interface Holds {
  items?: number;
  value?: number;
  currency?: string;
  product?: string;
}
