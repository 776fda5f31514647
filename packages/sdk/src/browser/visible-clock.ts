import { on } from './on.ts';
import { seen } from './seen.ts';

/** A stopwatch that runs while the page can be seen: `read()` in ms; `read(true)` starts it anew. */
export function visibleClock(): (anew?: boolean) => number {
  let counted = 0;
  let since = 0;
  const read = (anew?: boolean) => {
    const now = performance.now();
    counted = anew ? 0 : counted + (since && now - since);
    since = seen() ? now : 0;
    return counted;
  };
  on(document, 'visibilitychange', () => read());
  return read;
}
