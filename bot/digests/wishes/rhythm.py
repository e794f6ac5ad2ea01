"""On which days a subscription is served: a bit for each day of the week, Monday the lowest.

*At once* is no day: it is served as soon as something is published, and besides every day at its time for what comes by date.
"""

from collections.abc import Iterable
from datetime import date, time

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AT_ONCE = 0
EVERY_DAY = 0b1111111
WEEKDAYS = 0b0011111
WEEKENDS = 0b1100000
_WORDS = {EVERY_DAY: "daily", WEEKDAYS: "on weekdays", WEEKENDS: "at weekends"}


def days_of(weekdays: Iterable[int]) -> int:
    """Give the days of numbers that count from 0 for Monday."""
    return sum(1 << weekday for weekday in set(weekdays))


def has_slot(day: date, days: int) -> bool:
    """Tell whether a day has a slot; with *at once* each has."""
    return days == AT_ONCE or bool(days >> day.weekday() & 1)


def rhythm_words(days: int, at: time) -> str:
    """Say when a subscription is served: `weekly on Monday at 09:00`."""
    if days == AT_ONCE:
        return "at once"
    named = [name for weekday, name in enumerate(DAY_NAMES) if days >> weekday & 1]
    several = f"on {', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else f"weekly on {named[0]}"
    return f"{_WORDS.get(days, several)} at {at:%H:%M}"
