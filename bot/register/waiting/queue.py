"""What one reviewer may decide on: how much of it there is, and since when the oldest waits."""

import datetime
from dataclasses import dataclass

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session

from bot.register.editing.opening import CHANGE, as_it_is
from bot.register.editing.review import writers
from bot.register.rows import RECORD
from bot.register.vocabulary import ChangeAct, RecordState
from bot.register.waiting.outcomes import Outcome
from bot.register.waiting.proposals import ProposedCorrection
from bot.register.waiting.requests import CorrectionRequest

_INTO_REVIEW = (ChangeAct.CREATED, ChangeAct.SUBMITTED, ChangeAct.RESTORED)


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


def waiting_for(session: Session, who: str) -> Waiting:
    """Count what somebody may decide on: nothing that is their own."""
    records = since(session, [each for each in _others_records(session, who) if _may_let_out(session, each, who)])
    corrections = session.scalars(_others_corrections(who)).all()
    requests = session.scalars(
        select(CorrectionRequest.at).where(CorrectionRequest.outcome == Outcome.OPEN, CorrectionRequest.who != who)
    ).all()
    oldest = min((*records.values(), *corrections, *requests), default=None)
    return Waiting(len(records), len(corrections), len(requests), oldest)


def since(session: Session, record_ids: list[int]) -> dict[int, datetime.datetime]:
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
