import { day, endOfDay } from '../../engine/time/zone.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/** Day 0 of every story: where the journey's time zone begins Thursday, 1 January 2026. Milliseconds. */
export function dayZero(rulebook: Rulebook): number {
  return endOfDay(rulebook.timezone, Date.UTC(2026, 0, 1) - day / 2);
}

/** A moment as stories say it: days since the story began, four decimals. */
export function dayOf(begins: number, at: number): number {
  return Math.round(((at - begins) / day) * 10_000) / 10_000;
}
