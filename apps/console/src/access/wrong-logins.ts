/** what one network may get wrong within `window` */
const most = 20;
/** ms */
const window = 10 * 60_000;
/** networks remembered; of more the one heard of longest ago is forgotten */
const networks = 10_000;

/** Counts login links and tokens that were wrong, by network, in this process. */
export interface WrongLogins {
  /** Seconds until this address may try again; 0: now. */
  wait(address: string): number;
  /** This address brought a link or a token that is none. */
  note(address: string): void;
}

/**
 * So that nobody can go on guessing. Who is in already is not asked: a limit that one stranger reaches puts nobody out.
 * @param networkOf the network of an address, all that is kept of it
 */
export function wrongLogins(networkOf: (address: string) => string, now: () => Date): WrongLogins {
  const counts = new Map<string, { wrong: number; until: number }>();
  return {
    wait(address) {
      const count = counts.get(networkOf(address));
      if (!count || count.wrong < most) return 0;
      return Math.max(0, Math.ceil((count.until - now().getTime()) / 1000));
    },
    note(address) {
      const network = networkOf(address);
      const at = now().getTime();
      const before = counts.get(network);
      const count = before && before.until > at ? before : { wrong: 0, until: at + window };
      counts.delete(network);
      counts.set(network, { ...count, wrong: count.wrong + 1 });
      for (const oldest of counts.keys()) {
        if (counts.size <= networks) break;
        counts.delete(oldest);
      }
    },
  };
}
