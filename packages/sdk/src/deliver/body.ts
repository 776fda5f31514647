import type { Entry } from './entry.ts';

/**
 * A batch as `POST /e` takes it (`wireBatch` of the vocabulary).
 * @param entries of one tab; may be empty when there is only something to confirm
 * @param confirm ids that left without an answer
 * @param dropped how many events were lost here, declared so that the server's loss rate is honest
 */
export function body(site: string, entries: readonly Entry[], confirm?: readonly string[], dropped?: number): string {
  const [tab, visitor] = entries[0] || [];
  return JSON.stringify({
    v: 1,
    key: site,
    sent: Date.now(),
    visitor: visitor || undefined,
    tab,
    page: { host: location.hostname },
    confirm: confirm?.[0] && confirm,
    dropped: dropped || undefined,
    events: entries.map((entry) => entry[2]),
  });
}
