"""The ledger of who was reminded on which day: a row for each reviewer and day, whoever ticks and however often."""

import datetime

from sqlalchemy import String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base, UTCDateTime, inserting
from bot.register.rows import table_of

UNDER_WAY = datetime.timedelta(minutes=5)
"""Whoever claimed a reminder and has not settled it by then has ended in the middle of it."""


class ReviewReminder(Base):
    """A reminder of one day; `settled_at` is None while it is under way, or where whoever sent it ended meanwhile."""

    __tablename__ = "review_reminder"

    reviewer: Mapped[str] = mapped_column(String(80), primary_key=True)
    day: Mapped[datetime.date] = mapped_column(primary_key=True)
    claimed_at: Mapped[datetime.datetime] = mapped_column(UTCDateTime)
    settled_at: Mapped[datetime.datetime | None] = mapped_column(UTCDateTime)


_TABLE = table_of(ReviewReminder)


def settled(session: Session, day: datetime.date) -> set[str]:
    """Give the reviewers who need no reminder on a day any more."""
    return set(session.scalars(select(_TABLE.c.reviewer).where(_TABLE.c.day == day, _TABLE.c.settled_at.is_not(None))))


def claim(session: Session, reviewer: str, day: datetime.date, now: datetime.datetime) -> bool | None:
    """Take the reminder of a day upon oneself: True where it is new, False where it may be sent already.

    That is where whoever claimed it ended in the middle of it. None: somebody else is at it, or through with it.
    """
    values = {"reviewer": reviewer, "day": day, "claimed_at": now}
    made = inserting(session, _TABLE).values(values).on_conflict_do_nothing().returning(_TABLE.c.reviewer)
    if session.execute(made).first():
        return True
    mine = (_TABLE.c.reviewer == reviewer, _TABLE.c.day == day)
    left = update(_TABLE).where(*mine, _TABLE.c.settled_at.is_(None), _TABLE.c.claimed_at <= now - UNDER_WAY)
    return False if session.execute(left.values(claimed_at=now).returning(_TABLE.c.reviewer)).first() else None


def settle(session: Session, reviewer: str, day: datetime.date, now: datetime.datetime) -> None:
    """Note that a reminder was sent, or was not needed."""
    session.execute(update(_TABLE).where(_TABLE.c.reviewer == reviewer, _TABLE.c.day == day).values(settled_at=now))
