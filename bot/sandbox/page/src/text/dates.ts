/** Times as Slack shows them: in the zone of the person who looks. */

const dayOf = (date: Date, zone: string): string => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(date);

const format = (date: Date, zone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat("en-US", { timeZone: zone, ...options }).format(date);

export const dateOfTs = (ts: string): Date => new Date(Number(ts) * 1000);

/** 3:07 PM */
export function clockTime(date: Date, zone: string): string {
  return format(date, zone, { hour: "numeric", minute: "2-digit" });
}

/** Whether two times fall on the same day in the zone. */
export function sameDay(a: Date, b: Date, zone: string): boolean {
  return dayOf(a, zone) === dayOf(b, zone);
}

function ordinal(day: number): string {
  const tens = day % 100;
  const ending = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th");
  return `${day}${ending}`;
}

/** Today, Yesterday, Tomorrow, or null. */
function prettyDay(date: Date, zone: string, now: Date): string | null {
  const days = [
    ["Today", 0],
    ["Yesterday", -1],
    ["Tomorrow", 1],
  ] as const;
  const found = days.find(([, offset]) => sameDay(date, new Date(now.getTime() + offset * 86_400_000), zone));
  return found?.[0] ?? null;
}

function withDay(date: Date, zone: string, month: "short" | "long", weekday: boolean): string {
  const day = Number(format(date, zone, { day: "numeric" }));
  const start = weekday ? `${format(date, zone, { weekday: "long" })}, ` : "";
  return `${start}${format(date, zone, { month })} ${ordinal(day)}, ${format(date, zone, { year: "numeric" })}`;
}

/** The words on the line between two days. */
export function dayLabel(date: Date, zone: string, now: Date): string {
  const pretty = prettyDay(date, zone, now);
  if (pretty) {
    return pretty;
  }
  const day = ordinal(Number(format(date, zone, { day: "numeric" })));
  const year = format(date, zone, { year: "numeric" });
  const otherYear = year === format(now, zone, { year: "numeric" }) ? "" : `, ${year}`;
  return `${format(date, zone, { weekday: "long" })}, ${format(date, zone, { month: "long" })} ${day}${otherYear}`;
}

/** 5 minutes ago, in 2 hours */
function ago(date: Date, now: Date): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const words = new Intl.RelativeTimeFormat("en-US", { numeric: "always" });
  const units = [
    ["year", 31_536_000],
    ["month", 2_592_000],
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ] as const;
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) {
      return words.format(Math.trunc(seconds / size), unit);
    }
  }
  return words.format(seconds, "second");
}

/** Fill in one token of a <!date^…> format; null if Slack does not know it. */
function dateToken(name: string, date: Date, zone: string, now: Date): string | null {
  const numeric = dayOf(date, zone);
  const short = withDay(date, zone, "short", false).replace(/(\d+)(st|nd|rd|th)/, "$1");
  const pretty = prettyDay(date, zone, now);
  switch (name) {
    case "date_num":
      return numeric;
    case "date_slash":
      return format(date, zone, { month: "2-digit", day: "2-digit", year: "numeric" });
    case "date":
      return withDay(date, zone, "long", false);
    case "date_short":
      return short;
    case "date_long":
      return withDay(date, zone, "long", true);
    case "date_pretty":
      return pretty ?? withDay(date, zone, "long", false);
    case "date_short_pretty":
      return pretty ?? short;
    case "date_long_pretty":
      return pretty ?? withDay(date, zone, "long", true);
    case "day_divider_pretty":
      return dayLabel(date, zone, now);
    case "time":
      return clockTime(date, zone);
    case "time_secs":
      return format(date, zone, { hour: "numeric", minute: "2-digit", second: "2-digit" });
    case "ago":
      return ago(date, now);
    default:
      return null;
  }
}

/** Fill in a <!date^…> format, or give the fallback if the time or a token makes no sense. */
export function fillDate(unix: number, template: string, fallback: string, zone: string, now: Date): string {
  const date = new Date(unix * 1000);
  if (!Number.isFinite(unix) || Number.isNaN(date.getTime())) {
    return fallback;
  }
  let unknown = false;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const filled = dateToken(name, date, zone, now);
    unknown ||= filled === null;
    return filled ?? "";
  });
  if (unknown || text === template) {
    return fallback || text;
  }
  // Today, yesterday and tomorrow are written small inside a sentence.
  return text.replace(/(?<=\S )(Today|Yesterday|Tomorrow)/g, (word) => word.toLowerCase());
}
