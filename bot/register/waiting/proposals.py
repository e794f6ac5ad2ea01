"""Corrections of published records that somebody made, and that a second person has to read before readers are told.

Until then the record stays as it is. Whoever proposed a correction is its author, whoever confirms it the record's reviewer.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, ForeignKey, Select, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base, UTCDateTime
from bot.errors import RapporteurError
from bot.register import documents as docs
from bot.register.editing import acts
from bot.register.editing.edits import check_seen, merged
from bot.register.editing.opening import as_it_is, document_at, opened
from bot.register.vocabulary import RecordState
from bot.register.waiting.outcomes import LONGEST, Decided, DecidedError, Outcome
from bot.register.writing import rehearse


class ProposedCorrection(Decided, Base):
    """A correction that waits; `document` is the record as it should be, made of what it was at `version`."""

    __tablename__ = "proposed_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    version: Mapped[int]
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    who: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime.datetime] = mapped_column(UTCDateTime)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction that waits, upon its record as that is now.

    `clashes` are the fields that somebody else has changed otherwise since it was proposed: then it can't be confirmed.
    `gone` says that the record is not published any more.
    """

    id: int
    record_id: int
    ref: str
    version: int
    before: docs.RecordDocument
    after: docs.RecordDocument
    who: str
    why: str
    at: datetime.datetime
    clashes: tuple[str, ...] = ()
    gone: bool = False


class NoProposalError(RapporteurError):
    """There is no such correction."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("There is no such correction.", "Nothing was changed.", "Open the queue again.")


def propose(
    session: Session,
    record_id: int,
    document: docs.RecordDocument,
    *,
    version: int,
    who: str,
    why: str,
    now: datetime.datetime,
) -> int:
    """Keep a correction of a published record until somebody else has read it, and give its number.

    The same correction that waits already is not kept twice. Raise as `acts.correct` does, and change nothing of the record.
    """
    record = opened(session, record_id)
    check_seen(session, record, version, document)
    acts.check_correction(record, document, who=who, why=why)
    if len(why) > LONGEST:
        raise record.refusal("why", f"the reason has at most {LONGEST:,} characters")
    rehearse(session, [document])
    for waiting in session.scalars(_open().where(ProposedCorrection.record_id == record_id)):
        if docs.from_fields(waiting.document) == document:
            return waiting.id
    made = ProposedCorrection(
        record_id=record_id, version=version, document=docs.to_fields(document), who=who, why=why, at=now, outcome=Outcome.OPEN
    )
    session.add(made)
    session.flush()
    return made.id


def proposals(session: Session) -> list[Proposal]:
    """Give the corrections that wait, the oldest first."""
    return [_read(session, each) for each in session.scalars(_open())]


def proposal(session: Session, proposal_id: int) -> Proposal:
    """Give one correction; raise DecidedError where it does not wait any more, NoProposalError where there is none such."""
    return _read(session, _held(session, proposal_id))


def confirm(session: Session, proposal_id: int, version: int, *, who: str, now: datetime.datetime) -> Proposal:
    """Make a correction that waits, as it was seen upon the record's `version`, and give it.

    `who` has read it: neither its author nor the record's. Raise DecidedError where it was decided on, EditConflictError where
    the record has changed since it was seen, RuleBrokenError for what the rules forbid.
    """
    row = _held(session, proposal_id)
    found = _read(session, row)
    record = opened(session, found.record_id)
    check_seen(session, record, version, found.after)
    if found.clashes:
        raise record.refusal(found.clashes[0], "it was changed otherwise since the correction was proposed: propose it anew")
    acts.correct(session, found.record_id, found.after, version=found.version, who=row.who, reviewer=who, why=row.why, now=now)
    row.decide(Outcome.ACCEPTED, who=who, answer="", now=now)
    return found


def decline(session: Session, proposal_id: int, *, who: str, why: str, now: datetime.datetime) -> Proposal:
    """Leave the record as it is, with a reason, and give what was proposed; raise DecidedError or NoProposalError."""
    row = _held(session, proposal_id)
    found = _read(session, row)
    row.decide(Outcome.DECLINED, who=who, answer=why, now=now)
    return found


def _open() -> Select[ProposedCorrection]:
    waits = ProposedCorrection.outcome == Outcome.OPEN
    return select(ProposedCorrection).where(waits).order_by(ProposedCorrection.at, ProposedCorrection.id)


def _held(session: Session, proposal_id: int) -> ProposedCorrection:
    found = session.scalars(select(ProposedCorrection).where(ProposedCorrection.id == proposal_id).with_for_update()).first()
    if found is None:
        raise NoProposalError
    if found.outcome is not Outcome.OPEN:
        raise DecidedError("That correction", found)
    return found


def _read(session: Session, row: ProposedCorrection) -> Proposal:
    """Put a correction upon its record as it is now."""
    record = as_it_is(session, row.record_id)
    own = docs.from_fields(row.document)
    seen = document_at(session, row.record_id, row.version)
    if not isinstance(own, docs.RecordDocument):
        raise TypeError(f"correction {row.id} is none of a record")
    upon_it = merged(seen, record.document, own)
    return Proposal(
        id=row.id,
        record_id=row.record_id,
        ref=record.ref,
        version=record.version,
        before=record.document,
        after=upon_it.document,
        who=row.who,
        why=row.why,
        at=row.at,
        clashes=tuple(each.field for each in upon_it.clashes),
        gone=record.document.state is not RecordState.PUBLISHED,
    )
