const longest = 60_000;

/**
 * How long to wait before the next try, in milliseconds: what `Retry-After` asks for (seconds or an HTTP date, RFC 9110
 * 10.2.3), else half a second doubled with each failed try; at most a minute. The doubling is spread by `random`
 * (0 to 1), so that many clients do not come back at the same moment.
 */
export function waitFor(failed: number, retryAfter: string | null, now: number, random: number): number {
  const asked = retryAfter === null ? Number.NaN : Number(retryAfter) * 1000 || Date.parse(retryAfter) - now;
  if (asked > 0) return Math.min(longest, asked);
  return Math.min(longest, 500 * 2 ** (failed - 1)) * (0.5 + random);
}
