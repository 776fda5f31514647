function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

/** The known name somebody probably meant: the closest by edits, at most a third of its length away; null if none is near. */
export function nearestName(written: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const d = distance(written.toLowerCase(), candidate.toLowerCase());
    if (d < least && d <= Math.max(1, Math.floor(candidate.length / 3))) {
      best = candidate;
      least = d;
    }
  }
  return best;
}
