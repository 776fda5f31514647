const s = 1000;
const m = 60 * s;
const h = 60 * m;

/** Waits before each attempt, in milliseconds; after the last failed one the delivery is given up. 75 hours in all. */
export const retrySchedule = [0, 5 * s, 5 * m, 30 * m, 2 * h, 5 * h, 10 * h, 14 * h, 20 * h, 24 * h] as const;

/**
 * How long to wait after the `attempts`-th failed attempt; null: give up. A receiver's Retry-After is honoured between the
 * schedule's own wait and a day. `chance` in [0, 1) spreads waits by up to a tenth.
 */
export function nextWait(attempts: number, retryAfter: number | null, chance: number): number | null {
  const planned = retrySchedule[attempts];
  if (planned === undefined) return null;
  const wait = Math.max(planned, Math.min(retryAfter ?? 0, 24 * h));
  return Math.round(wait * (1 + 0.1 * chance));
}
