import type { Condition } from '../../rulebook/condition.ts';

/**
 * Numbers from `min` to `max` such that every set of numbers these conditions can tell apart has one: the ends of all
 * ranges, the numbers named, and one between each two neighbours. Ends come first.
 */
export function numbersBetween(conditions: readonly Condition[], min: number, max: number): number[] {
  const ends = new Set<number>();
  for (const c of conditions) {
    if (c.kind === 'range') for (const end of [c.atLeast, c.atMost]) if (Number.isFinite(end)) ends.add(end);
    if (c.kind === 'values') for (const v of c.values) if (typeof v === 'number') ends.add(v);
  }
  const inside = [...ends].filter((n) => n >= min && n <= max).sort((a, b) => a - b);
  const marks = [...new Set([min, ...inside, max])];
  const between = marks.slice(1).map((mark, i) => {
    const before = marks[i] as number;
    if (mark - before > 2 && before > -1e14) return Math.floor(before) + 1;
    return mark - before > 2 ? Math.ceil(mark) - 1 : (before + mark) / 2;
  });
  return [...new Set([...inside, ...between, min, max])];
}
