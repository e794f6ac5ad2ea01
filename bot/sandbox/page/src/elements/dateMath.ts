/** Calendar days as "2026-11-22", counted without a zone, and wall-clock times in a zone as Unix seconds. */

const DAY_MS = 86_400_000;

const asUtc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const asDay = (date: Date): string => date.toISOString().slice(0, 10);

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asUtc(text).getTime());
}

export function addDays(day: string, days: number): string {
  return asDay(new Date(asUtc(day).getTime() + days * DAY_MS));
}

/** The same day of another month, or that month's last day. */
export function addMonths(day: string, months: number): string {
  const date = asUtc(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), last));
  return asDay(first);
}

/** Six weeks, from Sunday, that hold the month of the day. */
export function monthGrid(day: string): string[][] {
  const first = `${day.slice(0, 8)}01`;
  const start = addDays(first, -asUtc(first).getUTCDay());
  return [0, 1, 2, 3, 4, 5].map((week) => [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(start, week * 7 + offset)));
}

export function todayIn(zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date());
}

/** Nov 22, 2026 */
export function dayWords(day: string): string {
  const words = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month: "short", day: "numeric", year: "numeric" });
  return words.format(asUtc(day));
}

/** Sunday, November 22, 2026: for screen readers. */
export function dayInFull(day: string): string {
  return new Intl.DateTimeFormat("en-US", { timeZone: "UTC", dateStyle: "full" }).format(asUtc(day));
}

/** How far the zone's wall clock is ahead of UTC at a moment, in milliseconds. */
function zoneOffset(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(moment);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - moment;
}

/** The Unix time in seconds of a day and a wall-clock time ("14:30") in a zone. */
export function unixOf(day: string, time: string, zone: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const guess = wall - zoneOffset(wall, zone);
  return (wall - zoneOffset(guess, zone)) / 1000;
}

/** The day and the wall-clock time of a Unix time in a zone. */
export function wallOf(unix: number, zone: string): { day: string; time: string } {
  const moment = Math.floor(unix) * 1000;
  const wall = new Date(moment + zoneOffset(moment, zone)).toISOString();
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/** "14:30" from what a person typed: 14:30, 1430, 2:30 pm, 9; or null. */
export function timeOf(typed: string): string | null {
  const found = /^(\d{1,2})(?::?(\d{2}))?\s*([ap])?\.?m?\.?$/i.exec(typed.trim());
  if (!found) {
    return null;
  }
  const half = found[3]?.toLowerCase();
  const spoken = Number(found[1]);
  const hour = half ? (spoken % 12) + (half === "p" ? 12 : 0) : spoken;
  const minute = Number(found[2] ?? 0);
  const valid = hour < 24 && minute < 60 && (!half || (spoken >= 1 && spoken <= 12));
  return valid ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : null;
}

/** 2:30 PM */
export function timeWords(time: string): string {
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 || 12}:${time.slice(3)} ${hour < 12 ? "AM" : "PM"}`;
}
