"""How lists find a record: the rows that a search reads in place of the record and its links, derived from the document."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from sqlalchemy import Table

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import model
from bot.register.vocabulary import Form, RecordState

LISTING = cast(Table, model.Listing.__table__)
LISTED_NAME = cast(Table, model.ListedName.__table__)
UNKNOWN = date.min
"""A day that is not known, or a range that is open to one side."""

Row = dict[str, Any]


def listing_rows(
    document: docs.RecordDocument, own: int, links: Iterable[Row], ids: Mapping[str, int]
) -> Iterable[tuple[Table, list[Row]]]:
    """Give the rows of a record; `links` are its rows of links."""
    listed = _listed(document)
    listed["about_id"] = ids[document.about] if document.about else None
    yield LISTING, [{"record_id": own, **listed}]
    names = dict.fromkeys((link["role"], link["reference_id"]) for link in links)
    yield LISTED_NAME, [{"record_id": own, "role": role, "reference_id": named, **listed} for role, named in names]


def _listed(document: docs.RecordDocument) -> Row:
    said, happened, word, is_vote = _of_kind(document)
    earliest, latest = _days(said)
    occurred = _days(happened)
    happened_earliest, happened_latest = (earliest, latest) if occurred == (UNKNOWN, UNKNOWN) else occurred
    return {
        "kind": document.kind,
        "is_vote": is_vote,
        "latest": latest,
        "earliest": earliest,
        "tlp": document.tlp if document.state is RecordState.PUBLISHED else None,
        "word": word,
        "happened_earliest": happened_earliest,
        "happened_latest": happened_latest,
    }


def _of_kind(document: docs.RecordDocument) -> tuple[parts.Date | None, parts.Date | None, str | None, bool]:
    """Give when it was said and when it happened, its word of the field, and whether it is a vote."""
    match document:
        case docs.PositionDocument():
            return document.said, None, document.stance.value, document.form is Form.VOTE
        case docs.AllegationDocument():
            return document.said, document.occurred, document.status.value, False
        case docs.ResponseDocument():
            return document.said or document.asked_on, None, None, False
        case docs.AssessmentDocument():
            return document.said, None, document.conclusion.value, False
        case docs.TreatyActionDocument():
            return document.deposited or document.decided or document.effective, None, document.action.value, False
        case _:
            raise TypeError(type(document))


def _days(dated: parts.Date | None) -> tuple[date, date]:
    if dated is None:
        return UNKNOWN, UNKNOWN
    found = parts.fuzzy(dated)
    return found.earliest or UNKNOWN, found.latest or UNKNOWN
