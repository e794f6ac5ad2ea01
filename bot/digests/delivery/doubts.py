"""Messages that somebody may just be posting: how long they are left alone.

The moments in the rows can't tell that alone. Clocks are set, those of two machines differ, and a process that goes on by an
old one would lose its message in the middle of the call. So each process goes by how long it has itself seen a
message as it is, on a clock that nobody sets.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from bot import clock
from bot.digests.delivery.poster import GRACE

Key = TypeVar("Key", bound=Hashable)


class Doubts:
    """What one process has seen of messages that may be under way."""

    def __init__(self, grace: dt.timedelta = GRACE, elapsed: Callable[[], float] = clock.elapsed) -> None:
        """Take how long to leave them alone; `elapsed` counts seconds."""
        self._grace = grace.total_seconds()
        self._elapsed = elapsed
        self._since: dict[tuple[Hashable, int], float] = {}

    def over(self, under_way: Iterable[tuple[Key, int]]) -> list[Key]:
        """Give the keys of those that were left alone for long enough, by this process, in one and the same attempt.

        `under_way` is all that may be, each with the number of its attempt.
        """
        now = self._elapsed()
        seen = list(under_way)
        self._since = {attempt: self._since.get(attempt, now) for attempt in seen}
        return [key for key, attempt in seen if now - self._since[key, attempt] >= self._grace]
