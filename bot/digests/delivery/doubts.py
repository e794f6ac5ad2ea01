"""Messages that somebody may just be posting: how long they are left alone.

The moments in the rows can't tell that alone. Clocks are set, those of two machines differ, and a process that goes on by an
old one would lose its message in the middle of the call. So each process goes by how long it has itself seen a
message as it is, on a clock that nobody sets.
"""

import datetime as dt
from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.digests.delivery.poster import GRACE
from bot.digests.model import DigestMessage, MessageState


class Doubts:
    """What one process has seen of messages that may be under way."""

    def __init__(self, grace: dt.timedelta = GRACE, elapsed: Callable[[], float] = clock.elapsed) -> None:
        """Take how long to leave them alone; `elapsed` counts seconds."""
        self._grace = grace.total_seconds()
        self._elapsed = elapsed
        self._since: dict[tuple[int, int], float] = {}

    def over(self, session: Session) -> list[int]:
        """Give the ids of those that were left alone for long enough, by this process, in one and the same attempt."""
        under_way = select(DigestMessage.id, DigestMessage.attempts).where(
            DigestMessage.state.in_((MessageState.SENDING, MessageState.UNSURE))
        )
        now = self._elapsed()
        seen = [(message_id, attempts) for message_id, attempts in session.execute(under_way)]
        self._since = {attempt: self._since.get(attempt, now) for attempt in seen}
        return [message_id for (message_id, _), since in self._since.items() if now - since >= self._grace]
