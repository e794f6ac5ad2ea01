"""What was taken from Slack already: Slack delivers again what it believes lost, and people click twice."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base, Database, UTCDateTime

KEPT = timedelta(days=2)
"""Slack's last delivery of an event comes at most 24 hours after the first."""


class SeenEvent(Base):
    """A delivery that was taken. Keys: `event:ID`, `message:TEAM:CHANNEL:TS`, `click:…`."""

    __tablename__ = "seen_event"

    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


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
            self._prune(session, now)
            taken = [self._insert(session, key[:255], now) for key in keys]
        return all(taken)

    def take_again(self, key: str, *, now: datetime, after: timedelta) -> bool:
        """Take a click; False if the same was taken less than `after` ago."""
        with self._database.write() as session:
            session.execute(delete(SeenEvent).where(SeenEvent.key == key[:255], SeenEvent.taken_at <= now - after))
            return self._insert(session, key[:255], now)

    def release(self, key: str) -> None:
        """Give back what was taken, where the work for it surely was not done."""
        with self._database.write() as session:
            session.execute(delete(SeenEvent).where(SeenEvent.key == key[:255]))

    def count(self) -> int:
        """Count what is remembered."""
        with self._database.read() as session:
            return session.scalar(select(func.count()).select_from(SeenEvent)) or 0

    def _insert(self, session: Session, key: str, now: datetime) -> bool:
        insert: Any = sqlite.insert if self._database.is_sqlite else postgresql.insert
        row = insert(SeenEvent).values(key=key, taken_at=now).on_conflict_do_nothing().returning(SeenEvent.key)
        return session.scalar(row) is not None

    def _prune(self, session: Session, now: datetime) -> None:
        if self._pruned_at is None or now - self._pruned_at > timedelta(hours=1):
            session.execute(delete(SeenEvent).where(SeenEvent.taken_at < now - KEPT))
            self._pruned_at = now
