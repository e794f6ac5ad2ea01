"""What a record counts for when others rest on it."""

from bot.register import documents as docs
from bot.register.vocabulary import Conclusion, RecordState, ResponseKind, Status

CONCLUDED = {
    Conclusion.FINDING: Status.FINDING,
    Conclusion.NOT_SUBSTANTIATED: Status.NOT_SUBSTANTIATED,
    Conclusion.REFUTED: Status.REFUTED,
}
"""The status that each conclusion of an assessment bears out."""


def is_published(document: docs.Document | None) -> bool:
    """Tell whether readers may see a record."""
    return isinstance(document, docs.RecordDocument) and document.state is RecordState.PUBLISHED


def borne_out(document: docs.Document) -> Status | None:
    """Give the status that an answer lets its allegation have, or None where it is not published or says nothing of it."""
    if not is_published(document):
        return None
    if isinstance(document, docs.AssessmentDocument):
        return CONCLUDED[document.conclusion]
    if isinstance(document, docs.ResponseDocument) and ResponseKind.ADMISSION in document.kinds:
        return Status.ACKNOWLEDGED
    return None
