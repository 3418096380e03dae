const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OPENS = 8 * HOUR;
const CLOSES = 17 * HOUR;

/** The same moment if the office is open (Monday to Friday, 8 to 17 h UTC), else when it opens next. */
export function nextOfficeTime(at: number): number {
  const midnight = Math.floor(at / DAY) * DAY;
  if (isWeekend(at) || at >= midnight + CLOSES) return nextOfficeTime(midnight + DAY + OPENS);
  return Math.max(at, midnight + OPENS);
}

/** `minutes` of office time after `begin`. */
export function addOfficeTime(begin: number, minutes: number): number {
  const start = nextOfficeTime(begin);
  const leftToday = Math.floor(start / DAY) * DAY + CLOSES - start;
  const needed = minutes * 60_000;
  return needed <= leftToday
    ? start + needed
    : addOfficeTime(start + leftToday, (needed - leftToday) / 60_000);
}

function isWeekend(at: number): boolean {
  const day = new Date(at).getUTCDay();
  return day === 0 || day === 6;
}
