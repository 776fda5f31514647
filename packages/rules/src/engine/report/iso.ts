/** A moment as a webhook says it: ISO 8601, UTC. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Days between two moments, two decimals. */
export function days(from: number, to: number): number {
  return Math.round(((to - from) / 86_400_000) * 100) / 100;
}
