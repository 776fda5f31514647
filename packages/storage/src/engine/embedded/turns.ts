/** One thread that uses the database, and what it asks. Sessions follow each other; one at a time has a transaction. */
export interface Asker {
  /** Of those that wait the lowest goes first, but see `mostPassed`. */
  readonly rank: number;
  readonly asks: { readonly id: number; readonly session: number; readonly bytes: Uint8Array; held: boolean }[];
  /** How often others went before it since it waits. */
  passed: number;
}

/** Whose transaction is open. */
export interface Holder<A extends Asker> {
  readonly asker: A;
  readonly session: number;
}

/** After so many others it goes before those that are always before it. */
const mostPassed = 4;

/**
 * Whose turn it is in the one session that the embedded database has. While a transaction is open only its own statements
 * run. Between transactions the lowest rank goes first, so that a commit somebody waits for goes before the pipeline's next
 * round; nobody is passed over for ever.
 */
export function nextAsker<A extends Asker>(askers: Iterable<A>, holder: Holder<A> | null): A | null {
  if (holder) return holder.asker.asks[0]?.session === holder.session ? holder.asker : null;
  const waiting = [...askers].filter((a) => a.asks.length > 0);
  const first = waiting.sort((a, b) => urgency(a) - urgency(b))[0];
  if (!first) return null;
  for (const asker of waiting) asker.passed = asker === first ? 0 : asker.passed + 1;
  return first;
}

function urgency({ rank, passed }: Asker): number {
  return passed >= mostPassed ? -passed : rank;
}
