"""What was taken from Slack already: Slack delivers again what it believes lost, and people click twice."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import String, Table, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.answers.asked import remember
from bot.database import Base, Database, UTCDateTime, inserting
from bot.register.vocabulary import Kind
from bot.slack.place import Place

KEPT = timedelta(days=2)
"""Slack's last delivery of an event comes at most 24 hours after the first."""


class SeenEvent(Base):
    """A delivery that was taken. Keys: `event:ID`, `message:TEAM:CHANNEL:TS`, `click:…`."""

    __tablename__ = "seen_event"

    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


_TABLE = cast(Table, SeenEvent.__table__)


class SeenEvents:
    """The guard before all work: whoever takes a delivery first, in whichever process, does it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._pruned_at: datetime | None = None

    def take(self, *keys: str, now: datetime) -> bool:
        """Take a delivery known by all these keys; False if it was taken before under any of them.

        A mention can arrive as two events of different ids, hence the key of channel and ts beside the event's own.
        """
        with self._database.write() as session:
            return self._taken(session, keys, now)

    def take_question(self, question: str, place: Place, *keys: str, now: datetime, kind: Kind | None = None) -> int | None:
        """Take a delivery as `take` does, remember the question that it asks, and give its number; None if it was taken.

        One transaction for both: the disk is waited for once.
        """
        with self._database.write() as session:
            if not self._taken(session, keys, now):
                return None
            return remember(
                session,
                question,
                now=now,
                kind=kind,
                user_id=place.user_id,
                channel_id=place.channel_id,
                thread_ts=place.thread_ts,
            )

    def take_again(self, key: str, *, now: datetime, after: timedelta) -> bool:
        """Take a click; False if the same was taken less than `after` ago."""
        with self._database.write() as session:
            session.execute(delete(_TABLE).where(_TABLE.c.key == key[:255], _TABLE.c.taken_at <= now - after))
            return self._taken(session, (key,), now)

    def release(self, key: str) -> None:
        """Give back what was taken, where the work for it surely was not done."""
        with self._database.write() as session:
            session.execute(delete(_TABLE).where(_TABLE.c.key == key[:255]))

    def count(self) -> int:
        """Count what is remembered."""
        with self._database.read() as session:
            return session.scalar(select(func.count()).select_from(_TABLE)) or 0

    def _taken(self, session: Session, keys: Iterable[str], now: datetime) -> bool:
        self._prune(session, now)
        rows = [{"key": key, "taken_at": now} for key in dict.fromkeys(key[:255] for key in keys)]
        taken = inserting(session, _TABLE).on_conflict_do_nothing().returning(_TABLE.c.key)
        return len(session.execute(taken.values(rows)).all()) == len(rows)

    def _prune(self, session: Session, now: datetime) -> None:
        if self._pruned_at is None or now - self._pruned_at > timedelta(hours=1):
            session.execute(delete(_TABLE).where(_TABLE.c.taken_at < now - KEPT))
            self._pruned_at = now
