"""When a subscription is due: our own rule over wall-clock days.

A time that the clocks skip is shifted by what they skip, a time that comes twice counts the first time. (APScheduler's cron
trigger fires twice in the one case and loses days in the other.) A day that a zone skips whole is due with the day after it.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.digests.wishes.rhythm import EVERY_DAY, has_slot

_ONE_DAY = timedelta(days=1)


def moment_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Give the moment, in UTC, of a wall-clock time on a day.

    With fold 0 a time in the gap is read with the offset from before it, which shifts it by the gap, and of two such times
    the first is meant.
    """
    return datetime.combine(day, at).replace(tzinfo=zone, fold=0).astimezone(UTC)


def next_run(at: time, zone: ZoneInfo, after: datetime, days: int = EVERY_DAY) -> datetime:
    """Give the first moment after another, in UTC, at which a subscription with these days is due."""
    day = after.astimezone(zone).date() - _ONE_DAY
    while not has_slot(day, days) or (moment := moment_of(day, at, zone)) <= after:
        day += _ONE_DAY
    return moment


def day_of(moment: datetime, at: time, zone: ZoneInfo, days: int = EVERY_DAY) -> date:
    """Give the day to which a due moment belongs: the day before, where a gap shifted it over midnight."""
    today = moment.astimezone(zone).date()
    slots = (day for day in (today, today - _ONE_DAY) if has_slot(day, days) and moment_of(day, at, zone) == moment)
    return next(slots, today)
