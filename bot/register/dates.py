"""Dates as sources give them: what is said, and the bounds of what it can mean."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from bot.register.vocabulary import Precision

_YEAR, _MONTH, _DAY = (re.compile(form, re.ASCII) for form in (r"\d{4}", r"\d{4}-\d{2}", r"\d{4}-\d{2}-\d{2}"))


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A plain date with its uncertainty: bounds are inclusive, None where the source leaves one open.

    `text` is the source's own wording, None where the bounds say all. No time zone ever moves it.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    text: str | None = None

    def __post_init__(self) -> None:
        """Refuse bounds that are the wrong way round with a ValueError."""
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"the date ends ({self.latest}) before it begins ({self.earliest})")

    @classmethod
    def day(cls, day: date) -> "FuzzyDate":
        """Make the date that is exactly one day."""
        return cls(day, day, Precision.DAY)

    @classmethod
    def parse(cls, short: str) -> "FuzzyDate":
        """Read `2023-11-02`, `2023-11`, `2023` or two of those with a slash between; raise ValueError for anything else."""
        parts = short.split("/")
        if len(parts) == 1:
            return _one(short)
        if len(parts) != 2:
            raise ValueError(f"not a date: {short!r}")
        first, last = _one(parts[0]), _one(parts[1])
        return cls(first.earliest, last.latest, Precision.RANGE)

    @property
    def is_bounded(self) -> bool:
        """Tell whether both bounds are known, as publishing demands."""
        return self.earliest is not None and self.latest is not None

    def overlaps(self, first: date | None, last: date | None) -> bool:
        """Tell whether the date can lie between two days, inclusive; None is an open end."""
        starts_in_time = last is None or self.earliest is None or self.earliest <= last
        ends_in_time = first is None or self.latest is None or self.latest >= first
        return starts_in_time and ends_in_time

    def within(self, first: date | None, last: date | None) -> bool:
        """Tell whether the date surely lies between two days, inclusive; None is an open end."""
        starts_inside = first is None or (self.earliest is not None and self.earliest >= first)
        ends_inside = last is None or (self.latest is not None and self.latest <= last)
        return starts_inside and ends_inside

    def __str__(self) -> str:
        """Say the date for a reader: the source's wording where there is one, else the bounds."""
        if self.text:
            return self.text
        return _spoken(self.earliest, self.latest, self.precision)


def spoken(day: date) -> str:
    """Say one day: `2 November 2023`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _one(part: str) -> FuzzyDate:
    if _YEAR.fullmatch(part):
        year = int(part)
        return FuzzyDate(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    if _MONTH.fullmatch(part):
        first = date.fromisoformat(part + "-01")
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return FuzzyDate(first, last, Precision.MONTH)
    if _DAY.fullmatch(part):
        return FuzzyDate.day(date.fromisoformat(part))
    raise ValueError(f"not a date: {part!r}")


def _spoken(earliest: date | None, latest: date | None, precision: Precision) -> str:
    if earliest is None and latest is None:
        return "date unknown"
    if earliest is None:
        return f"by {spoken(latest)}" if latest else "date unknown"
    if latest is None:
        return f"from {spoken(earliest)} on"
    if earliest == latest:
        return spoken(earliest)
    if precision is Precision.YEAR:
        return str(earliest.year)
    if precision is Precision.MONTH:
        return f"{calendar.month_name[earliest.month]} {earliest.year}"
    return f"between {spoken(earliest)} and {spoken(latest)}"
