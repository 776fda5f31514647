import { limits } from '@waystage/events';
import { correction } from './correction.ts';

/** so many tabs are remembered; the one first seen is forgotten first */
const TABS = 10_000;

/**
 * By how much each tab's clock is to be corrected (ms; 0: it is near enough). What a tab was given first stays: the
 * difference between sending and receiving holds the way as well, and that is longer for one request than for the next, so
 * that a tab's own events would change places.
 */
export function clockOffsets(): (tab: string, off: number) => number {
  const known = new Map<string, { off: number; by: number }>();
  return (tab, off) => {
    const before = known.get(tab);
    if (before && Math.abs(before.off - off) < limits.clockTolerance / 2) return before.by;
    // new, or the clock itself was set in between
    const by = correction(off);
    // far from where it is decided it need not be remembered
    if (Math.abs(off) < limits.clockTolerance / 2) return by;
    known.delete(tab);
    if (known.size >= TABS) known.delete(known.keys().next().value!);
    known.set(tab, { off, by });
    return by;
  };
}
