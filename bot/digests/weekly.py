"""A letter to each of some people once a week, whoever ticks: told by rows, and never twice."""

import datetime as dt
import logging
from collections.abc import Callable, Collection
from typing import Protocol, cast
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, String, Table, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base, Database, UTCDateTime, inserting
from bot.digests.calendar import moment_of
from bot.digests.delivery.poster import GRACE, PassingFault, PermanentFault, UnsureFault

_LOG = logging.getLogger(__name__)
_WEEK = dt.timedelta(days=7)
_NEW, _AGAIN = "new", "again"


class WeeklyLetter(Base):
    """That somebody is, or was, sent the letter of a week. Claimed before it is posted; settled once nothing is to be done."""

    __tablename__ = "weekly_letter"

    due_at: Mapped[dt.datetime] = mapped_column(UTCDateTime, primary_key=True)
    user_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    claimed_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    settled_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


_TABLE = cast(Table, WeeklyLetter.__table__)


class Letters(Protocol):
    """Writes the letters. Each is posted once, without another try of its own, and can be found again by its key."""

    def post(self, user_id: str, since: dt.datetime, until: dt.datetime, key: str) -> None:
        """Post what there is to tell of a stretch of time, if anything; raise PassingFault, PermanentFault or UnsureFault."""
        ...

    def is_there(self, user_id: str, key: str) -> bool:
        """Tell whether a letter was posted; raise PassingFault where asking later may help, another fault where nobody can."""
        ...


class Weekly:
    """Sends letters on Mondays. Any number of processes may tick at once."""

    def __init__(
        self, database: Database, letters: Letters, people: Callable[[], Collection[str]], at: dt.time, zone: ZoneInfo
    ) -> None:
        """Take whom to write to, asked anew each time, and when: a wall-clock time in a zone."""
        self._database = database
        self._letters = letters
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
        """Send one letter, and tell whether there is nothing more to do for it."""
        claimed = self._claim(user_id, until, now)
        if claimed is None:
            return self._is_settled(user_id, until)
        key = f"week-{until:%Y-%m-%d}-{user_id}"
        try:
            if claimed == _AGAIN and self._letters.is_there(user_id, key):
                self._settle(user_id, until, now)
                return True
        except PassingFault as fault:
            _LOG.warning("whether %s got the week's letter can't be told yet: %s", user_id, fault)
            return False
        except (PermanentFault, UnsureFault) as fault:
            _LOG.warning("%s may or may not have got the week's letter, so it is not sent again: %s", user_id, fault)
            self._settle(user_id, until, now)
            return True
        try:
            self._letters.post(user_id, since, until, key)
        except PermanentFault as fault:
            _LOG.warning("the week's letter can't be sent to %s: %s", user_id, fault)
        except (PassingFault, UnsureFault) as fault:
            _LOG.warning("the week's letter to %s is tried again, or looked for, in a moment: %s", user_id, fault)
            return False
        self._settle(user_id, until, now)
        return True

    def _claim(self, user_id: str, due_at: dt.datetime, now: dt.datetime) -> str | None:
        """Take a letter for this process: one that nobody took, or one whose taker has not finished it in good time."""
        row = {"due_at": due_at, "user_id": user_id, "claimed_at": now}
        overdue = update(_TABLE).where(*_of(user_id, due_at), _TABLE.c.settled_at.is_(None), _TABLE.c.claimed_at <= now - GRACE)
        with self._database.write() as session:
            new = inserting(session, _TABLE).values(row).on_conflict_do_nothing().returning(_TABLE.c.user_id)
            if session.execute(new).first() is not None:
                return _NEW
            again = session.execute(overdue.values(claimed_at=now).returning(_TABLE.c.user_id)).first()
        return _AGAIN if again is not None else None

    def _settle(self, user_id: str, due_at: dt.datetime, now: dt.datetime) -> None:
        with self._database.write() as session:
            session.execute(update(_TABLE).where(*_of(user_id, due_at)).values(settled_at=now))

    def _is_settled(self, user_id: str, due_at: dt.datetime) -> bool:
        with self._database.read() as session:
            return session.scalar(select(_TABLE.c.settled_at).where(*_of(user_id, due_at))) is not None


def _of(user_id: str, due_at: dt.datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return _TABLE.c.user_id == user_id, _TABLE.c.due_at == due_at
