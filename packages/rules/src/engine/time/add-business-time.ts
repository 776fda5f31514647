import type { Rulebook } from '../../rulebook/rulebook.ts';
import { day, dayOf, endOfDay } from './zone.ts';

/** Two years of days without business are taken for all there are. */
const mostDays = 1000;

function closed(rulebook: Rulebook, d: number): boolean {
  const none = rulebook.noBusiness;
  if (!none) return false;
  const weekday = (d + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  if (none.weekends && (weekday === 0 || weekday === 6)) return true;
  return none.dates.has(new Date(d * day).toISOString().slice(0, 10));
}

/** `from` plus `duration`, not counting days on which nobody does business (`no_business`). Milliseconds. */
export function addBusinessTime(rulebook: Rulebook, from: number, duration: number): number {
  if (!rulebook.noBusiness) return from + duration;
  let at = from;
  let left = duration;
  for (let i = 0; i < mostDays * 20 && left > 0; i++) {
    const end = endOfDay(rulebook.timezone, at);
    if (!closed(rulebook, dayOf(rulebook.timezone, at))) {
      if (end - at >= left) return at + left;
      left -= end - at;
    }
    at = end;
  }
  return at;
}
