"""Questions that were asked, kept so that a button under an answer needs to hold only their number."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from msgspec.structs import replace
from sqlalchemy import JSON, ForeignKey, Select, String, Table, Text, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.answers.kept import MOST_SHOWN, Kept, as_json, from_json
from bot.answers.query import Intent
from bot.database import Base, UTCDateTime, inserting
from bot.register.vocabulary import Kind

LONGEST_KEPT = 4_000
LONGEST_REASON = 2_000
SOON = timedelta(minutes=10)
"""Outside a thread a person goes on from their own last question for no longer than this."""
_LOOKED_THROUGH = 20
"""Answers of a thread, from the last on, among which one that leads on is looked for."""


class AskedQuestion(Base):
    """A question with who asked it where; `kind` is what a command had decided before it was read.

    `kept` is what its answer leaves for the conversation, None before it is answered; `context_id` is the question whose
    answer it was read after. `found_nothing`, `unread` and `alike` are as in `unanswered.CameOf`; None where nobody asked by
    words. `stopped_at`: it was taken back before it was answered; `dealt_at`: an admin has dealt with it.
    """

    __tablename__ = "asked"

    id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(Text)
    kind: Mapped[str | None] = mapped_column(String(40))
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
    user_id: Mapped[str | None] = mapped_column(String(40))
    channel_id: Mapped[str | None] = mapped_column(String(40))
    team_id: Mapped[str | None] = mapped_column(String(40))
    thread_ts: Mapped[str | None] = mapped_column(String(40), index=True)
    kept: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    context_id: Mapped[int | None] = mapped_column()
    found_nothing: Mapped[bool | None]
    unread: Mapped[str | None] = mapped_column(Text)
    alike: Mapped[str | None] = mapped_column(String(200), index=True)
    stopped_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    dealt_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    dealt_by: Mapped[str | None] = mapped_column(String(40))


class Verdict(Base):
    """Whether an answer helped somebody, as they said last; `intent` and `total` are those of the answer."""

    __tablename__ = "verdict"

    asked_id: Mapped[int] = mapped_column(ForeignKey("asked.id"), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    helpful: Mapped[bool]
    reason: Mapped[str | None] = mapped_column(Text)
    intent: Mapped[str | None] = mapped_column(String(40))
    total: Mapped[int | None]
    given_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


_TABLE = cast(Table, AskedQuestion.__table__)
_VERDICT = cast(Table, Verdict.__table__)
_NOTHING = Kept()
_INSERT = insert(_TABLE).returning(_TABLE.c.id)


class StoppedError(Exception):
    """A question was taken back while it was being answered: its answer is not to be posted."""


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
    kept: Kept = _NOTHING
    context_id: int | None = None


def remember(
    session: Session,
    question: str,
    *,
    now: datetime,
    kind: Kind | None = None,
    user_id: str | None = None,
    channel_id: str | None = None,
    thread_ts: str | None = None,
    kept: Kept | None = None,
) -> int:
    """Keep a question, its first 4,000 characters, and give its number."""
    row = {
        "question": question[:LONGEST_KEPT].replace("\x00", ""),
        "kind": kind,
        "asked_at": now,
        "user_id": user_id,
        "channel_id": channel_id,
        "thread_ts": thread_ts,
        "kept": as_json(kept) if kept else None,
    }
    asked_id: int = session.execute(_INSERT, row).scalar_one()
    return asked_id


def recall(session: Session, asked_id: int) -> Asked | None:
    """Give the question behind a number, or None where there is none."""
    row = session.get(AskedQuestion, asked_id)
    return _asked(row) if row is not None else None


def keep(session: Session, asked_id: int, kept: Kept, context_id: int | None = None) -> None:
    """Keep what the answer to a question leaves for its conversation; raise StoppedError where it was taken back meanwhile."""
    values = {"kept": as_json(kept), "context_id": context_id}
    mine = update(_TABLE).where(_TABLE.c.id == asked_id, _TABLE.c.stopped_at.is_(None)).values(values)
    if session.execute(mine.returning(_TABLE.c.id)).first() is None:
        raise StoppedError


def stop(session: Session, channel_id: str, thread_ts: str, user_id: str, now: datetime) -> int:
    """Take back what somebody asked in a thread and what is not answered yet, and give how many questions that were."""
    waiting = (_TABLE.c.kept.is_(None), _TABLE.c.stopped_at.is_(None))
    theirs = (_TABLE.c.thread_ts == thread_ts, _TABLE.c.channel_id == channel_id, _TABLE.c.user_id == user_id)
    taken_back = update(_TABLE).where(*theirs, *waiting).values(stopped_at=now).returning(_TABLE.c.id)
    return len(session.execute(taken_back).all())


def keep_shown(session: Session, asked_id: int, offset: int, refs: tuple[str, ...]) -> None:
    """Keep that more records of an answer were shown, from number `offset` on."""
    row = session.get(AskedQuestion, asked_id)
    if row is None or row.kept is None:
        return
    kept = from_json(row.kept)
    if len(kept.shown) >= offset:
        shown = (*kept.shown[:offset], *refs, *kept.shown[offset + len(refs) :])
        row.kept = as_json(replace(kept, shown=shown[:MOST_SHOWN]))


def begin_thread(session: Session, asked_id: int, thread_ts: str) -> None:
    """Keep which thread goes on from the answer to a question that was asked in none."""
    session.execute(update(_TABLE).where(_TABLE.c.id == asked_id).values(thread_ts=thread_ts))


def last_of_thread(session: Session, channel_id: str, thread_ts: str, *, before: int | None = None) -> Asked | None:
    """Give the last question of a thread from whose answer its conversation goes on, whoever asked it."""
    found = _going_back(before).where(_TABLE.c.thread_ts == thread_ts, _TABLE.c.channel_id == channel_id)
    return _leading_on(session, found)


def last_of_person(
    session: Session, channel_id: str, user_id: str, *, now: datetime, before: int | None = None
) -> Asked | None:
    """Give somebody's last question in a channel of a moment ago, in a thread or not."""
    found = _going_back(before).where(_TABLE.c.asked_at > now - SOON, _TABLE.c.user_id == user_id)
    return _leading_on(session, found.where(_TABLE.c.channel_id == channel_id))


def judge(
    session: Session,
    asked_id: int,
    user_id: str,
    *,
    helpful: bool,
    intent: Intent | None,
    total: int | None,
    now: datetime,
    reason: str = "",
) -> None:
    """Keep whether an answer helped somebody; what they said of it before is forgotten."""
    said = {
        "helpful": helpful,
        "reason": reason.replace("\x00", "").strip()[:LONGEST_REASON] or None,
        "intent": intent,
        "total": total,
        "given_at": now,
    }
    verdict = inserting(session, _VERDICT).values(asked_id=asked_id, user_id=user_id, **said)
    session.execute(verdict.on_conflict_do_update(index_elements=["asked_id", "user_id"], set_=said))


@dataclass(frozen=True, slots=True)
class Judged:
    """How often answers were called helpful and not, and the latest reasons why not."""

    helpful: int
    not_helpful: int
    reasons: tuple[str, ...]


def judged_since(session: Session, since: datetime, *, most_reasons: int) -> Judged:
    """Give what people said of answers since a moment."""
    lately = _VERDICT.c.given_at >= since
    counted = select(_VERDICT.c.helpful, func.count()).where(lately).group_by(_VERDICT.c.helpful)
    numbers: dict[bool, int] = {bool(helpful): number for helpful, number in session.execute(counted)}
    why = select(_VERDICT.c.reason).where(lately, _VERDICT.c.reason.is_not(None), ~_VERDICT.c.helpful)
    reasons = session.scalars(why.order_by(_VERDICT.c.given_at.desc(), _VERDICT.c.asked_id.desc()).limit(most_reasons))
    return Judged(numbers.get(True, 0), numbers.get(False, 0), tuple(reasons))


def _going_back(before: int | None) -> Select[Any]:
    found = select(AskedQuestion).where(_TABLE.c.kept.is_not(None)).order_by(_TABLE.c.id.desc()).limit(_LOOKED_THROUGH)
    return found.where(_TABLE.c.id < before) if before is not None else found


def _leading_on(session: Session, found: Select[Any]) -> Asked | None:
    return next((asked for row in session.scalars(found) if (asked := _asked(row)).kept.leads_on), None)


def _asked(row: AskedQuestion) -> Asked:
    return Asked(
        row.id,
        row.question,
        row.asked_at,
        Kind(row.kind) if row.kind else None,
        row.user_id,
        row.channel_id,
        row.team_id,
        row.thread_ts,
        from_json(row.kept) if row.kept else Kept(),
        row.context_id,
    )
