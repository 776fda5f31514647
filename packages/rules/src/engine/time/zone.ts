const hour = 3_600_000;
export const day = 24 * hour;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

function measure(timezone: string, at: number): number {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timezone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, Number(p.value)])) as Record<
    string,
    number
  >;
  const { year = 0, month = 1, day: date = 1, hour: h = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, date, h, minute, second) - Math.floor(at / 1000) * 1000;
}

/** How far a time zone is ahead of UTC at `at`, milliseconds. Zones change at whole quarters of an hour. */
function offset(timezone: string, at: number): number {
  if (timezone === 'UTC') return 0;
  const key = `${timezone} ${Math.floor(at / (hour / 4))}`;
  let ms = offsets.get(key);
  if (ms === undefined) {
    ms = measure(timezone, at);
    if (offsets.size >= 10_000) offsets.clear();
    offsets.set(key, ms);
  }
  return ms;
}

/** The day of `at` in a time zone, counted from 1970-01-01. */
export function dayOf(timezone: string, at: number): number {
  return Math.floor((at + offset(timezone, at)) / day);
}

/** When the day of `at` ends in a time zone. */
export function endOfDay(timezone: string, at: number): number {
  const next = (dayOf(timezone, at) + 1) * day;
  let end = next - offset(timezone, at);
  // around a change of clocks the first guess is an hour off
  if (dayOf(timezone, end) * day !== next || dayOf(timezone, end - 1) * day === next)
    end = next - offset(timezone, end);
  return Math.max(end, at + 1);
}
