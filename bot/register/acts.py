"""The acts of editing: each takes a record one step on, by its rules, and ends in `writing`."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from bot.database import lock_publications
from bot.errors import RapporteurError
from bot.register import documents as docs
from bot.register import rules
from bot.register.reading import document_of
from bot.register.vocabulary import RecordState
from bot.register.writing import RuleBrokenError, Saved, save


class UnknownRecordError(RapporteurError):
    """There is no record with the id that was named."""

    def __init__(self, record_id: int) -> None:
        """Say which."""
        super().__init__(f"There is no record with the number {record_id}.", cure="Ask for the queue again.")


def submit(session: Session, record_id: int, *, who: str, now: datetime, why: str = "submitted for review") -> Saved:
    """Put a record into review: a draft, or a published or withdrawn one that is looked at again."""
    return _move(session, record_id, RecordState.IN_REVIEW, who=who, why=why, now=now)


def publish(session: Session, record_id: int, *, who: str, now: datetime, why: str = "reviewed") -> Saved:
    """Let a record in review out to readers; `who` is its reviewer and must not be its author."""
    return _move(session, record_id, RecordState.PUBLISHED, who=who, why=why, now=now, reviewer=who)


def send_back(session: Session, record_id: int, *, who: str, now: datetime, why: str) -> Saved:
    """Give a record in review back to its author as a draft."""
    return _move(session, record_id, RecordState.DRAFT, who=who, why=why, now=now)


def withdraw(session: Session, record_id: int, *, who: str, now: datetime, why: str) -> Saved:
    """Take a published record back; its ref, the date and the reason stay."""
    return _move(session, record_id, RecordState.WITHDRAWN, who=who, why=why, now=now)


def _move(session: Session, record_id: int, state: RecordState, *, who: str, why: str, now: datetime, **fields: Any) -> Saved:
    lock_publications(session)
    document = document_of(session, record_id)
    if not isinstance(document, docs.RecordDocument):
        raise UnknownRecordError(record_id)
    if document.state is state:
        raise RuleBrokenError([rules.Problem(document.key, "state", f"the record is {state} already")])
    if state is RecordState.PUBLISHED and document.state is not RecordState.IN_REVIEW:
        raise RuleBrokenError(
            [rules.Problem(document.key, "state", f"a record that is {document.state} has to be reviewed first")]
        )
    return save(session, [msgspec.structs.replace(document, state=state, **fields)], who=who, why=why, now=now)
