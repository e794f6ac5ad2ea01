"""The only module that reads the clock; everybody else is handed the time."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def now() -> datetime:
    """Give the present moment, aware, in UTC."""
    return datetime.now(UTC)


def today(zone: ZoneInfo) -> date:
    """Give the present day on the calendars of a zone."""
    return datetime.now(zone).date()


def elapsed() -> float:
    """Give seconds on a clock that never goes back, for measuring how long something took."""
    return time.perf_counter()
