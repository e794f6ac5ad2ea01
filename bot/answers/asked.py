"""Questions that were asked, kept so that a button under an answer needs to hold only their number."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import String, Table, Text, insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base, UTCDateTime
from bot.register.vocabulary import Kind

LONGEST_KEPT = 4_000


class AskedQuestion(Base):
    """A question with who asked it where; `kind` is what a command had decided before it was read."""

    __tablename__ = "asked"

    id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(Text)
    kind: Mapped[str | None] = mapped_column(String(40))
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    user_id: Mapped[str | None] = mapped_column(String(40))
    channel_id: Mapped[str | None] = mapped_column(String(40))
    team_id: Mapped[str | None] = mapped_column(String(40))
    thread_ts: Mapped[str | None] = mapped_column(String(40), index=True)


_TABLE = cast(Table, AskedQuestion.__table__)
_INSERT = insert(_TABLE).returning(_TABLE.c.id)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked."""

    id: int
    question: str
    asked_at: datetime
    kind: Kind | None = None
    user_id: str | None = None
    channel_id: str | None = None
    team_id: str | None = None
    thread_ts: str | None = None


def remember(
    session: Session,
    question: str,
    *,
    now: datetime,
    kind: Kind | None = None,
    user_id: str | None = None,
    channel_id: str | None = None,
    team_id: str | None = None,
    thread_ts: str | None = None,
) -> int:
    """Keep a question, its first 4,000 characters, and give its number."""
    row = {
        "question": question[:LONGEST_KEPT].replace("\x00", ""),
        "kind": kind,
        "asked_at": now,
        "user_id": user_id,
        "channel_id": channel_id,
        "team_id": team_id,
        "thread_ts": thread_ts,
    }
    asked_id: int = session.execute(_INSERT, row).scalar_one()
    return asked_id


def recall(session: Session, asked_id: int) -> Asked | None:
    """Give the question behind a number, or None where there is none."""
    row = session.get(AskedQuestion, asked_id)
    if row is None:
        return None
    kind = Kind(row.kind) if row.kind else None
    return Asked(row.id, row.question, row.asked_at, kind, row.user_id, row.channel_id, row.team_id, row.thread_ts)
