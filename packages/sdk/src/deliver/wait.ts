/**
 * How long to wait before trying again (ms): what the collector asked for, else doubling from 1 s to 5 min; with
 * jitter, so that pages that failed together do not come back together.
 * @param tries how often it failed, from 1
 * @param retryAfter seconds, as a header has it
 */
export function wait(tries: number, retryAfter: string | null, random: number): number {
  return (Number(retryAfter) * 1000 || Math.min(300_000, 500 * 2 ** tries)) * (1 + random / 2);
}
