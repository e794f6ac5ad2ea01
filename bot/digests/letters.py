"""Letters to single people, each posted once: told by a row, through restarts, replicas and a Slack that fails.

A letter is claimed before it is posted and settled once nothing is left to be done for it. The number of attempts fences, as
with digests: of two that were posted the one stays that is settled first, and the other is taken back.
"""

import datetime as dt
import logging
from collections.abc import Callable

from sqlalchemy import String, and_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base, Database, UTCDateTime, inserting
from bot.digests.delivery.doubts import Doubts
from bot.digests.delivery.poster import Finder, PassingFault, PermanentFault, UnsureFault
from bot.register.rows import table_of

_LOG = logging.getLogger(__name__)

Write = Callable[[], str | None]
"""Posts a letter once, with its key in the metadata, and gives its ts; None where there is nothing to tell.

Raises PassingFault, PermanentFault or UnsureFault.
"""


class Letter(Base):
    """That somebody is sent a letter; `settled_at` is None while it is under way. `ts` is None where none is known to stand."""

    __tablename__ = "letter"

    key: Mapped[str] = mapped_column(String(160), primary_key=True)
    attempts: Mapped[int]
    settled_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    ts: Mapped[str | None] = mapped_column(String(40))


class Letters:
    """One process's share of the letters. Any number of processes may send the same ones at once."""

    def __init__(self, database: Database, finder: Finder, doubts: Doubts | None = None) -> None:
        """Take who finds letters and takes them back."""
        self._database = database
        self._finder = finder
        self._doubts = doubts or Doubts()

    def send(self, person: str, key: str, write: Write, now: dt.datetime) -> bool:
        """Send somebody a letter that was not sent yet, and tell whether nothing is left to be done for it."""
        with self._database.read() as session:
            letter = session.get(Letter, key)
            over = self._doubts.over(_under_way(session))
        if letter is not None and letter.settled_at is not None:
            return True
        attempt = 1 if letter is None else letter.attempts + 1
        if (letter is not None and key not in over) or not self._claim(key, attempt):
            return False
        try:
            there = self._finder.find(person, key, None) if attempt > 1 else None
        except PassingFault as fault:
            _LOG.warning("whether %s was sent the letter %s can't be told yet: %s", person, key, fault)
            return False
        except (PermanentFault, UnsureFault) as fault:
            _LOG.warning("%s may or may not have got the letter %s, so it is not sent again: %s", person, key, fault)
            return self._settle(person, key, attempt, None, now)
        try:
            return self._settle(person, key, attempt, there or write(), now)
        except PermanentFault as fault:
            _LOG.warning("the letter %s can't be sent to %s: %s", key, person, fault)
            return self._settle(person, key, attempt, None, now)
        except (PassingFault, UnsureFault) as fault:
            _LOG.warning("the letter %s to %s is tried again, or looked for, in a moment: %s", key, person, fault)
            return False

    def _claim(self, key: str, attempt: int) -> bool:
        """Take a letter for this process: one that nobody took, or one whose taker was given its time."""
        with self._database.write() as session:
            if attempt == 1:
                taken = inserting(session, table_of(Letter)).values(key=key, attempts=1).on_conflict_do_nothing()
                return session.execute(taken.returning(Letter.key)).first() is not None
            left = (Letter.key == key, Letter.attempts == attempt - 1, Letter.settled_at.is_(None))
            again = update(Letter).where(*left).values(attempts=attempt).returning(Letter.key)
            return session.execute(again).first() is not None

    def _settle(self, person: str, key: str, attempt: int, ts: str | None, now: dt.datetime) -> bool:
        """Keep that nothing is left to be done; take our letter back where another process has settled it with one of its own.

        Whoever was away for so long that another took the letter over settles it all the same, if it is the first to.
        """
        is_open = and_(Letter.key == key, Letter.settled_at.is_(None))
        if ts is None:  # what another process posts meanwhile counts for more
            is_open = and_(is_open, Letter.attempts == attempt)
        with self._database.write() as session:
            session.execute(update(Letter).where(is_open).values(settled_at=now, ts=ts))
            standing = session.scalar(select(Letter.ts).where(Letter.key == key))
        if ts is not None and standing is not None and standing != ts:
            _LOG.warning("the letter %s was posted to %s after another process had taken it over", key, person)
            self._finder.take_back(person, ts)
        return True


def _under_way(session: Session) -> list[tuple[str, int]]:
    rows = session.execute(select(Letter.key, Letter.attempts).where(Letter.settled_at.is_(None)))
    return [(key, attempts) for key, attempts in rows]
