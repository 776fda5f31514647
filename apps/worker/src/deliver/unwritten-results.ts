const firstWait = 5000;
const longestWait = 10 * 60_000;
/** so many are remembered; the one first noted is forgotten first */
const MOST = 10_000;

/** Whose deliveries wait, because what an attempt came to could not be written down. */
export interface UnwrittenResults {
  failed(endpoint: string, company: string): void;
  settled(endpoint: string, company: string): void;
  /** the companies whose deliveries to an endpoint are to wait now */
  waiting(endpoint: string): string[];
}

/**
 * A result that cannot be written backs off like a failure: 5 s, 10 s, 20 s, up to ten minutes. In memory, since writing is
 * what fails.
 */
export function unwrittenResults(now: () => number = () => performance.now()): UnwrittenResults {
  const known = new Map<string, { endpoint: string; company: string; tries: number; until: number }>();
  const keyOf = (endpoint: string, company: string) => `${endpoint}\n${company}`;
  return {
    failed(endpoint, company) {
      const key = keyOf(endpoint, company);
      const tries = (known.get(key)?.tries ?? 0) + 1;
      if (known.size >= MOST) known.delete(known.keys().next().value!);
      known.set(key, {
        endpoint,
        company,
        tries,
        until: now() + Math.min(firstWait * 2 ** (tries - 1), longestWait),
      });
    },
    settled(endpoint, company) {
      known.delete(keyOf(endpoint, company));
    },
    waiting(endpoint) {
      const at = now();
      return [...known.values()].filter((k) => k.endpoint === endpoint && k.until > at).map((k) => k.company);
    },
  };
}
