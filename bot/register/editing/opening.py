"""A record opened for an act: held against other writers, and as it is now."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.database import lock_publications
from bot.errors import RapporteurError
from bot.register import documents as docs
from bot.register import model, rules
from bot.register.rows import ENTRY, RECORD, table_of
from bot.register.writing import RuleBrokenError

CHANGE = table_of(model.Change)


_AS_IT_IS = (
    select(RECORD.c.ref, ENTRY.c.version, CHANGE.c.after)
    .join(ENTRY, ENTRY.c.id == RECORD.c.id)
    .join(CHANGE, (CHANGE.c.entry_id == ENTRY.c.id) & (CHANGE.c.version == ENTRY.c.version))
    .where(RECORD.c.id == bindparam("record_id"))
)


class UnknownRecordError(RapporteurError):
    """There is no record with the id that was named."""

    def __init__(self, record_id: int) -> None:
        """Say which."""
        super().__init__(f"There is no record with the number {record_id}.", cure="Ask for the queue again.")


@dataclass(frozen=True, slots=True)
class Opened:
    """A record with its ref and the number of its latest change."""

    id: int
    ref: str
    version: int
    document: docs.RecordDocument

    def refusal(self, field: str, what: str) -> RuleBrokenError:
        """Make the error that names a rule which this record would break."""
        return refusal(self.document, field, what)


def opened(session: Session, record_id: int) -> Opened:
    """Open a record in a writing transaction; other writers wait until it ends. Raise UnknownRecordError."""
    lock_publications(session)
    return as_it_is(session, record_id)


def as_it_is(session: Session, record_id: int) -> Opened:
    """Open a record only to look at it: others may change it meanwhile. Raise UnknownRecordError."""
    found = session.connection().execute(_AS_IT_IS, {"record_id": record_id}).one_or_none()
    document = docs.from_fields(found.after) if found else None
    if found is None or not isinstance(document, docs.RecordDocument):
        raise UnknownRecordError(record_id)
    return Opened(record_id, found.ref, found.version, document)


def document_at(session: Session, entry_id: int, version: int) -> docs.RecordDocument:
    """Give a record as it was at one of its versions; raise UnknownRecordError where there is none such."""
    wanted = select(CHANGE.c.after).where(CHANGE.c.entry_id == entry_id, CHANGE.c.version == version)
    after = session.connection().execute(wanted).scalar()
    document = docs.from_fields(after) if after else None
    if not isinstance(document, docs.RecordDocument):
        raise UnknownRecordError(entry_id)
    return document


def refusal(document: docs.Document, field: str, what: str) -> RuleBrokenError:
    """Make the error that names a rule which a document would break."""
    return RuleBrokenError([rules.Problem(document.key, field, what)])
