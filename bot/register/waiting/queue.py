"""What one reviewer may decide on: how much of it there is, and since when the oldest waits."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session

from bot.register import documents as docs
from bot.register.editing.opening import CHANGE, as_it_is
from bot.register.editing.review import writers
from bot.register.rows import RECORD
from bot.register.vocabulary import ChangeAct, RecordState
from bot.register.waiting.outcomes import Outcome
from bot.register.waiting.proposals import ProposedCorrection
from bot.register.waiting.requests import CorrectionRequest

_INTO_REVIEW = (ChangeAct.CREATED, ChangeAct.SUBMITTED, ChangeAct.RESTORED)
_DECISIONS = (
    ChangeAct.PUBLISHED,
    ChangeAct.SENT_BACK,
    ChangeAct.REJECTED,
    ChangeAct.CORRECTED,
    ChangeAct.STATUS_MOVED,
    ChangeAct.WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a reviewer, of each sort; `oldest` is since when, None where nothing does."""

    records: int
    corrections: int
    requests: int
    oldest: datetime.datetime | None

    @property
    def count(self) -> int:
        """Give how much it is in all."""
        return self.records + self.corrections + self.requests


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a record last, and what it said then."""

    act: ChangeAct
    who: str
    at: datetime.datetime
    why: str
    document: docs.RecordDocument


def last_decisions(session: Session, record_ids: Collection[int]) -> dict[int, Decision]:
    """Give what was decided last on records, by id; those on which nobody decided yet are left out."""
    last = (
        select(func.max(CHANGE.c.id))
        .where(CHANGE.c.entry_id.in_(record_ids), CHANGE.c.act.in_(_DECISIONS))
        .group_by(CHANGE.c.entry_id)
    )
    rows = session.execute(
        select(CHANGE.c.entry_id, CHANGE.c.act, CHANGE.c.who, CHANGE.c.at, CHANGE.c.why, CHANGE.c.after).where(
            CHANGE.c.id.in_(last)
        )
    )
    found = {}
    for row in rows:
        document = docs.from_fields(row.after)
        if isinstance(document, docs.RecordDocument):
            found[row.entry_id] = Decision(row.act, row.who, row.at, row.why, document)
    return found


def in_review(session: Session) -> list[int]:
    """Give the ids of the records that wait for review, the one that was recorded first at the head."""
    order = (RECORD.c.recorded_at, RECORD.c.id)
    return list(session.scalars(select(RECORD.c.id).where(RECORD.c.state == RecordState.IN_REVIEW).order_by(*order)))


def drafts_of(session: Session, who: str) -> list[int]:
    """Give the ids of somebody's drafts, the one that was recorded last at the head; rejected ones go nowhere any more."""
    rejected = exists().where(CHANGE.c.entry_id == RECORD.c.id, CHANGE.c.act == ChangeAct.REJECTED)
    own = select(RECORD.c.id).where(RECORD.c.state == RecordState.DRAFT, RECORD.c.author == who, ~rejected)
    return list(session.scalars(own.order_by(RECORD.c.recorded_at.desc(), RECORD.c.id.desc())))


def waiting_for(session: Session, who: str) -> Waiting:
    """Count what somebody may decide on: nothing that is their own."""
    records = since(session, [each for each in _others_records(session, who) if _may_let_out(session, each, who)])
    corrections = session.scalars(_others_corrections(who)).all()
    requests = session.scalars(
        select(CorrectionRequest.at).where(CorrectionRequest.outcome == Outcome.OPEN, CorrectionRequest.who != who)
    ).all()
    oldest = min((*records.values(), *corrections, *requests), default=None)
    return Waiting(len(records), len(corrections), len(requests), oldest)


def since(session: Session, record_ids: Collection[int]) -> dict[int, datetime.datetime]:
    """Give since when records wait for review, by id."""
    rows = session.execute(
        select(CHANGE.c.entry_id, func.max(CHANGE.c.at).label("at"))
        .where(CHANGE.c.entry_id.in_(record_ids), CHANGE.c.act.in_(_INTO_REVIEW))
        .group_by(CHANGE.c.entry_id)
    )
    return {row.entry_id: row.at for row in rows}


def _others_records(session: Session, who: str) -> list[int]:
    by_others = or_(RECORD.c.author.is_(None), RECORD.c.author != who)
    return list(session.scalars(select(RECORD.c.id).where(RECORD.c.state == RecordState.IN_REVIEW, by_others)))


def _may_let_out(session: Session, record_id: int, who: str) -> bool:
    changed = session.scalar(select(exists().where(CHANGE.c.entry_id == record_id, CHANGE.c.who == who)))
    return not changed or who not in writers(session, as_it_is(session, record_id))


def _others_corrections(who: str) -> Select[datetime.datetime]:
    return (
        select(ProposedCorrection.at)
        .join(RECORD, RECORD.c.id == ProposedCorrection.record_id)
        .where(
            ProposedCorrection.outcome == Outcome.OPEN,
            ProposedCorrection.who != who,
            or_(RECORD.c.author.is_(None), RECORD.c.author != who),
        )
    )
