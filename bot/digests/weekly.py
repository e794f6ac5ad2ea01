"""A letter to each of some people once a week, whoever ticks."""

import datetime as dt
from collections.abc import Callable, Collection
from zoneinfo import ZoneInfo

from bot.digests.calendar import moment_of
from bot.digests.letters import Letters

_WEEK = dt.timedelta(days=7)

Write = Callable[[str, dt.datetime, dt.datetime, str], str | None]
"""Posts to a person what there is to tell of a stretch of time, with a key: see `letters.Write`."""


class Weekly:
    """Sends letters on Mondays. Any number of processes may tick at once."""

    def __init__(
        self, letters: Letters, write: Write, people: Callable[[], Collection[str]], at: dt.time, zone: ZoneInfo
    ) -> None:
        """Take whom to write to, asked anew each time, and when: a wall-clock time in a zone."""
        self._letters = letters
        self._write = write
        self._people = people
        self._at = at
        self._zone = zone
        self._settled: tuple[dt.datetime, frozenset[str]] | None = None

    def tick(self, now: dt.datetime) -> None:
        """Send the letters of the Monday that was last, to whoever has not got theirs: a late one too."""
        people = frozenset(self._people())
        since, until = self.week_before(now)
        if self._settled == (until, people):
            return
        settled = [self._send(user_id, since, until, now) for user_id in sorted(people)]
        if all(settled):
            self._settled = until, people

    def week_before(self, now: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
        """Give the week that a letter tells of: up to the last Monday's time of day, from the one before."""
        day = now.astimezone(self._zone).date()
        monday = day - dt.timedelta(days=day.weekday())
        if moment_of(monday, self._at, self._zone) > now:
            monday -= _WEEK
        return moment_of(monday - _WEEK, self._at, self._zone), moment_of(monday, self._at, self._zone)

    def _send(self, user_id: str, since: dt.datetime, until: dt.datetime, now: dt.datetime) -> bool:
        key = f"week-{until:%Y-%m-%d}-{user_id}"
        return self._letters.send(user_id, key, lambda: self._write(user_id, since, until, key), now)
