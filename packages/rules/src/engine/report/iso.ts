const day = 86_400_000;
/** Most moments of a log are of a few days, and writing a date out is what costs. */
const dates = new Map<number, string>();
const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

function dateOf(d: number): string {
  let date = dates.get(d);
  if (date === undefined) {
    date = new Date(d * day).toISOString().slice(0, 11);
    if (dates.size >= 1000) dates.clear();
    dates.set(d, date);
  }
  return date;
}

/** A moment (milliseconds) as a webhook says it: ISO 8601, UTC. */
export function iso(at: number): string {
  const whole = Math.floor(at);
  const d = Math.floor(whole / day);
  const ms = whole - d * day;
  const s = Math.floor(ms / 1000);
  const thousandths = String(1000 + (ms % 1000)).slice(1);
  return `${dateOf(d)}${two[Math.floor(s / 3600)]}:${two[Math.floor(s / 60) % 60]}:${two[s % 60]}.${thousandths}Z`;
}

/** Days between two moments, two decimals. */
export function days(from: number, to: number): number {
  return Math.round(((to - from) / day) * 100) / 100;
}
