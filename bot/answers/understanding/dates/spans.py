"""Stretches of days as a calendar has them: months, seasons, quarters, parts of them, and times that come each year."""

import calendar
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.answers.query import Span


class Cut(Struct, frozen=True, gc=False):
    """A part of a stretch: `early`, `mid`, `late`, `start`, `end`, the `week` or `weekend` round it, or the nth unit of it.

    `nth` counts from 1, or is -1 for the last; `number` is how many units: the first two weeks.
    """

    part: str
    nth: int = 0
    number: int = 1
    until: str = ""


class Yearless(Struct, frozen=True, gc=False):
    """A time that comes each year, as (years on, month, day); a day after the end of its month is the month's last."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]
    cut: Cut | None = None

    def in_year(self, year: int) -> Span | None:
        """Give the time in a year; None where that year has no such day."""
        try:
            first = date(year + self.first[0], self.first[1], self.first[2])
            if self.first == self.last:
                span = Span(first, first)
            else:
                _, end = calendar.monthrange(year + self.last[0], self.last[1])
                span = Span(first, date(year + self.last[0], self.last[1], min(self.last[2], end)))
            return cut_out(span, self.cut) if self.cut else span
        except (ValueError, OverflowError):
            return None

    def latest(self, today: date, *, over: bool = False) -> Span | None:
        """Give the last such time that has begun by today; with `over`, the last that has ended before."""
        for year in range(today.year + 1, today.year - 10, -1):
            span = self.in_year(year)
            bound = span and (span.last if over else span.first)
            if bound and (bound < today or (bound == today and not over)):
                return span
        return None

    def cut_to(self, cut: Cut) -> "Yearless":
        """Give a part of it."""
        return replace(self, cut=cut)


def day(at: date) -> Span:
    """Give one day."""
    return Span(at, at)


def month(year: int, number: int) -> Span:
    """Give a month."""
    return Span(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def months(first: date, count: int) -> Span:
    """Give the stretch of so many whole months that begins with a first of a month."""
    end = moved(first, months=count)
    return Span(first, end - timedelta(days=1))


def year(number: int, until: int | None = None) -> Span:
    """Give a year, or the years up to another."""
    return Span(date(number, 1, 1), date(until or number, 12, 31))


def week(at: date) -> Span:
    """Give the week of a day, from Monday to Sunday."""
    monday = on(at, -at.weekday())
    return Span(monday, on(monday, 6))


def on(at: date, days: int) -> date:
    """Give the day so many days later, or the calendar's first or last where it ends before that."""
    return date.fromordinal(min(max(at.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def moved(at: date, *, months: int) -> date:
    """Move a day by months, not beyond the calendar's ends; the end of a month stays inside its month."""
    index = min(max(at.year * 12 + at.month - 1 + months, MINYEAR * 12), MAXYEAR * 12 + 11)
    to_year, to_month = divmod(index, 12)
    return date(to_year, to_month + 1, min(at.day, calendar.monthrange(to_year, to_month + 1)[1]))


_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}


def back(at: date, number: int, unit: str) -> date:
    """Give the day so many units earlier, or the calendar's first or last where it ends before that."""
    if unit in _MONTHS_OF:
        return moved(at, months=-number * _MONTHS_OF[unit])
    days = -(-number // 24) if unit == "hour" else number * _DAYS_OF[unit]
    return on(at, -days)


def hull(spans: Sequence[Span]) -> Span:
    """Join several times to the stretch that holds them all."""
    firsts, lasts = [span.first for span in spans], [span.last for span in spans]
    if not spans:
        return Span()
    known_firsts, known_lasts = [day for day in firsts if day], [day for day in lasts if day]
    return Span(
        min(known_firsts) if len(known_firsts) == len(firsts) else None,
        max(known_lasts) if len(known_lasts) == len(lasts) else None,
    )


def around(at: date, unit: str) -> Span:
    """Give the unit of the calendar that a day lies in."""
    match unit:
        case "week":
            return week(at)
        case "fortnight":
            return Span(at - timedelta(days=13), at)
        case "month":
            return month(at.year, at.month)
        case "quarter":
            return months(date(at.year, at.month - (at.month - 1) % 3, 1), 3)
        case "half":
            return months(date(at.year, 1 if at.month <= 6 else 7, 1), 6)
        case "year":
            return year(at.year)
        case "decade":
            return year(at.year - at.year % 10, at.year - at.year % 10 + 9)
        case _:
            return day(at)


def cut_out(span: Span, cut: Cut) -> Span:
    """Give a part of a bounded stretch; raise ValueError where it has no such part."""
    first, last = span.first, span.last
    if first is None or last is None:
        return span
    if cut.part in {"week", "weekend"} and not cut.nth:
        whole = week(first)
        saturday = whole.last - timedelta(days=1) if whole.last else first
        return Span(saturday, max(whole.last or last, last)) if cut.part == "weekend" else Span(whole.first, week(last).last)
    if cut.part in {"from", "to"}:
        return Span(first, first + timedelta(days=6)) if cut.part == "from" else Span(last - timedelta(days=6), last)
    if cut.nth:
        return _nth(first, last, cut)
    begun = _part(first, last, cut.part)
    if not cut.until:
        return begun
    ended = _part(first, last, cut.until)
    backwards = begun.first and ended.last and begun.first > ended.last  # mid to early November
    return Span(ended.first, begun.last) if backwards else Span(begun.first, ended.last)


def _whole_months(first: date, last: date) -> int:
    """Count the months of a stretch, where it is one of whole months; else 0."""
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    return (last.year - first.year) * 12 + last.month - first.month + 1 if whole else 0


def _part(first: date, last: date, part: str) -> Span:
    count = _whole_months(first, last)
    if count >= 3:
        share = max(1, count // (4 if part in {"start", "end"} else 3))
        begins, ends = moved(first, months=share), moved(last + timedelta(days=1), months=-share)
    elif count == 1:
        begins, ends = first + timedelta(days=10), first + timedelta(days=20)
    else:
        days = timedelta(days=((last - first).days + 1) // 3)
        begins, ends = first + days, last - days + timedelta(days=1)
    if part in {"early", "start"}:
        return Span(first, max(first, begins - timedelta(days=1)))
    if part == "mid":
        return Span(begins, max(begins, ends - timedelta(days=1)))
    return Span(min(ends, last), last)


def _nth(first: date, last: date, cut: Cut) -> Span:
    count = _whole_months(first, last)
    if cut.part == "half":
        if count % 2 == 0 and count:
            middle = moved(first, months=count // 2)
        else:
            middle = first + timedelta(days=((last - first).days + 1) // 2)
        return Span(first, middle - timedelta(days=1)) if cut.nth == 1 else Span(middle, last)
    if cut.part in {"month", "quarter", "year"}:
        size = cut.number * {"month": 1, "quarter": 3, "year": 12}[cut.part]
        if not count or size * max(cut.nth, 1) > count:
            raise ValueError(f"no such {cut.part} in the stretch")
        begins = moved(first, months=count - size if cut.nth < 0 else size * (cut.nth - 1))
        return months(begins, size)
    size = cut.number * {"week": 7, "fortnight": 14}.get(cut.part, 1)
    if size * max(cut.nth, 1) > (last - first).days + 7:
        raise ValueError(f"no such {cut.part} in the stretch")
    if cut.nth < 0:
        return Span(max(first, last - timedelta(days=size - 1)), last)
    begins = first + timedelta(days=size * (cut.nth - 1))
    return Span(begins, min(last, begins + timedelta(days=size - 1)))
