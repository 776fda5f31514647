import { isScalar } from 'yaml';
import type { Span } from '../../source/span.ts';
import type { Grammar } from './grammar.ts';

/** A length of time: `ms` milliseconds, written as `text` (`14 days`). */
export interface Duration {
  readonly kind: 'duration';
  readonly ms: number;
  readonly text: string;
  readonly span: Span;
}

const units: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** Milliseconds of `14 days`, `1 hour`, `90 minutes`, `2 weeks`; null for anything else. */
export function milliseconds(text: string): number | null {
  const m = /^(\d{1,6})\s+(minute|hour|day|week)s?$/.exec(text.trim());
  const ms = m ? Number(m[1]) * (units[m[2] as string] as number) : 0;
  return ms > 0 ? ms : null;
}

/** How one writes a length of time: in the largest unit that fits. */
export function durationText(ms: number): string {
  for (const [unit, size] of [
    ['day', 86_400_000],
    ['hour', 3_600_000],
  ] as const)
    if (ms % size === 0) return `${ms / size} ${unit}${ms === size ? '' : 's'}`;
  const minutes = Math.round(ms / 60_000);
  return `${minutes} minute${minutes === 1 ? '' : 's'}`;
}

/** `30 days`, `24 hours`, `90 minutes`, `2 weeks`. Months and years are left out: they are not all equally long. */
export const duration: Grammar<Duration> = {
  schema: { type: 'string', pattern: '^\\d{1,6} +(minute|hour|day|week)s?$', examples: ['14 days'] },
  write: (node) => node.text,
  read(node, reading) {
    const raw = isScalar(node) ? node.value : undefined;
    const ms = typeof raw === 'string' ? milliseconds(raw) : null;
    if (ms === null)
      return reading.report(
        'J3',
        reading.span(node),
        'This should be a length of time.',
        'Write a number and minutes, hours, days or weeks: 14 days',
      );
    return Object.freeze({ kind: 'duration' as const, ms, text: (raw as string).trim(), span: reading.span(node) });
  },
};
