"""Corrections that anybody concerned asks for: the right of reply. Nothing of a record changes by being asked.

Each request has a number, is answered once, and stays with its answer.
"""

import datetime
import hashlib
from dataclasses import dataclass

from sqlalchemy import ForeignKey, Select, String, Text, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base, UTCDateTime, inserting
from bot.errors import RapporteurError
from bot.register.editing.opening import CHANGE
from bot.register.folding import fold
from bot.register.model import Publication, Record
from bot.register.reading import visible
from bot.register.rows import RECORD, table_of
from bot.register.vocabulary import Tlp
from bot.register.waiting.outcomes import LONGEST, Decided, DecidedError, Outcome
from bot.register.waiting.proposals import ProposedCorrection

MOST_OPEN = 10
"""Requests of one person that wait at once."""


class CorrectionRequest(Decided, Base):
    """A correction that somebody asked for. `fingerprint` is the same for the same person asking the same of a record."""

    __tablename__ = "correction_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    who: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime.datetime] = mapped_column(UTCDateTime)
    wrong: Mapped[str] = mapped_column(Text)
    put_right: Mapped[str | None] = mapped_column(Text)
    behalf: Mapped[str] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)


_TABLE = table_of(CorrectionRequest)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks: of which record, what is wrong with it, what would be right, in whose name, and where it stands."""

    record_id: int
    wrong: str
    behalf: str
    put_right: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it stands. `decided_by`, `decided_at` and `answer` are there once it is answered."""

    id: int
    ref: str
    wish: Wish
    who: str
    at: datetime.datetime
    outcome: Outcome
    decided_by: str | None
    decided_at: datetime.datetime | None
    answer: str | None


class RequestError(RapporteurError):
    """A request that can't be kept or answered."""


def record_asked(session: Session, ref: str, ceiling: Tlp) -> int | None:
    """Give the id of a published record that somebody may see, by its ref; None for any other, as if there were none."""
    return session.scalar(select(Record.id).where(Record.ref == ref.strip().upper(), visible(ceiling)))


def ask(session: Session, wish: Wish, *, who: str, now: datetime.datetime) -> tuple[Request, bool]:
    """Keep a request and give it; False beside it where the same person asked the same before, and nothing is kept anew.

    Raise RequestError for one that is too long, or one too many.
    """
    for text in (wish.wrong, wish.behalf, wish.put_right or "", wish.source or ""):
        if len(text) > LONGEST:
            raise RequestError(
                f"A text has more than {LONGEST:,} characters.", "Nothing was kept.", "Shorten it, and send again."
            )
    print_of = _fingerprint(wish, who)
    waiting = select(func.count()).where(_TABLE.c.who == who, _TABLE.c.outcome == Outcome.OPEN)
    if known := session.scalars(select(CorrectionRequest).where(CorrectionRequest.fingerprint == print_of)).first():
        return _read(session, known), False
    if (session.scalar(waiting) or 0) >= MOST_OPEN:
        raise RequestError(
            f"{MOST_OPEN} of your requests wait already.", "This one was not kept.", "Wait until one of them is answered."
        )
    values = {
        "record_id": wish.record_id, "who": who, "at": now, "wrong": wish.wrong, "put_right": wish.put_right,
        "behalf": wish.behalf, "source": wish.source, "fingerprint": print_of, "outcome": Outcome.OPEN,
    }  # fmt: skip
    made = session.execute(inserting(session, _TABLE).values(values).on_conflict_do_nothing().returning(_TABLE.c.id)).first()
    kept = session.scalars(select(CorrectionRequest).where(CorrectionRequest.fingerprint == print_of)).one()
    return _read(session, kept), made is not None


def requests(session: Session) -> list[Request]:
    """Give the requests that wait, the oldest first."""
    waits = CorrectionRequest.outcome == Outcome.OPEN
    rows = session.scalars(select(CorrectionRequest).where(waits).order_by(CorrectionRequest.at, CorrectionRequest.id))
    return [_read(session, each) for each in rows]


def request(session: Session, request_id: int) -> Request:
    """Give a request that waits; raise DecidedError for one that was answered, RequestError where there is none such."""
    return _read(session, _held(session, select(CorrectionRequest).where(CorrectionRequest.id == request_id)))


def answer(session: Session, request_id: int, text: str, *, accepted: bool, who: str, now: datetime.datetime) -> Request:
    """Answer a request once, and give it.

    One is accepted after the record was changed by the usual acts, or while a correction of it waits for its second person:
    whoever asked is not told of a correction that nobody made. Raise DecidedError or RequestError.
    """
    row = _held(session, select(CorrectionRequest).where(CorrectionRequest.id == request_id).with_for_update())
    if row.who == who:
        raise RequestError("You asked for it yourself.", "Nothing was changed.", "Somebody else has to answer it.")
    if accepted and not _is_dealt_with(session, row):
        ref = session.scalar(select(RECORD.c.ref).where(RECORD.c.id == row.record_id))
        raise RequestError(
            f"{ref} has not been changed since this was asked, and no correction of it waits.",
            "Nothing was answered.",
            "Correct it first, record the response, or withdraw it (Edit the record… under the request); then accept.",
        )
    row.decide(Outcome.ACCEPTED if accepted else Outcome.DECLINED, who=who, answer=text, now=now)
    session.flush()
    return _read(session, row)


def _held(session: Session, wanted: Select[CorrectionRequest]) -> CorrectionRequest:
    found = session.scalars(wanted).first()
    if found is None:
        raise RequestError("There is no such request.", "Nothing was changed.", "Open the queue again.")
    if found.outcome is not Outcome.OPEN:
        raise DecidedError(f"Request {found.id}", found)
    return found


def _is_dealt_with(session: Session, row: CorrectionRequest) -> bool:
    """Tell whether readers were told anything of the record, or of an answer to it, since it was asked, or will be."""
    itself = or_(RECORD.c.id == row.record_id, RECORD.c.about_id == row.record_id)
    told = (
        select(Publication.seq)
        .join(CHANGE, CHANGE.c.id == Publication.change_id)
        .join(RECORD, RECORD.c.id == Publication.record_id)
        .where(itself, CHANGE.c.at > row.at)
    )
    waits = select(ProposedCorrection.id).where(
        ProposedCorrection.record_id == row.record_id, ProposedCorrection.outcome == Outcome.OPEN
    )
    return session.scalar(told.limit(1)) is not None or session.scalar(waits.limit(1)) is not None


def _read(session: Session, row: CorrectionRequest) -> Request:
    ref = session.scalars(select(RECORD.c.ref).where(RECORD.c.id == row.record_id)).one()
    wish = Wish(row.record_id, row.wrong, row.behalf, row.put_right, row.source)
    return Request(row.id, ref, wish, row.who, row.at, row.outcome, row.decided_by, row.decided_at, row.answer)


def _fingerprint(wish: Wish, who: str) -> str:
    said = (" ".join(fold(text).split()) for text in (wish.wrong, wish.put_right or ""))
    return hashlib.sha256("\0".join((who, str(wish.record_id), *said)).encode()).hexdigest()
