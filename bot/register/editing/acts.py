"""The acts of editing: each takes a record one step on, by its rules, and ends in `writing`.

All are done in a writing transaction of `Database.write()`, which also keeps who did what, when and why. They raise
RuleBrokenError for a rule that would be broken, with what is missing; UnknownRecordError for an id that is no record's; and
EditConflictError where the record has changed since the `version` that the person saw (None where nobody looked at it, as
in a script). After an error nothing of the act is written.
"""

from datetime import datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import lock_publications
from bot.register import documents as docs
from bot.register import rules
from bot.register.editing import moves
from bot.register.editing.edits import check_seen
from bot.register.editing.moves import StatusMove
from bot.register.editing.opening import Opened, opened, refusal
from bot.register.editing.review import check_not_rejected, check_reviewer, check_step
from bot.register.rows import ENTRY
from bot.register.vocabulary import ChangeAct, RecordState, Sensitivity, Tlp
from bot.register.writing import PUBLICATION, RuleBrokenError, Saved, save

_SET_BY_OTHER_ACTS = ("key", "state", "author", "reviewer")

# --- into the register ----------------------------------------------------------------------------------------------------


def draft(session: Session, document: docs.RecordDocument, *, who: str, now: datetime, why: str = "recorded") -> Saved:
    """Put a new record in, as a draft of whoever records it."""
    lock_publications(session)  # or somebody else might take the key meanwhile
    _check_told(document, who, why)
    if document.state is not RecordState.DRAFT or document.reviewer:
        raise refusal(document, "state", "a new record begins as a draft that nobody has reviewed: submit it then")
    if document.author not in {None, who}:
        raise refusal(document, "author", f"a draft is written by whoever records it, {who}, and not by {document.author}")
    if session.scalar(select(ENTRY.c.id).where(ENTRY.c.key == document.key)) is not None:
        raise refusal(document, "key", f"{document.key} is in the register already: edit what is there, or name it otherwise")
    return save(session, [msgspec.structs.replace(document, author=who)], who=who, why=why, now=now)


def add_response(
    session: Session, record_id: int, response: docs.ResponseDocument, *, who: str, now: datetime, why: str = "recorded"
) -> Saved:
    """Put in a draft of what was answered to an allegation; readers see it once it is reviewed."""
    _check_about(opened(session, record_id), response)
    return draft(session, response, who=who, now=now, why=why)


def add_assessment(
    session: Session, record_id: int, assessment: docs.AssessmentDocument, *, who: str, now: datetime, why: str = "recorded"
) -> Saved:
    """Put in a draft of what a named body concluded on an allegation; a status rests on it once it is reviewed."""
    _check_about(opened(session, record_id), assessment)
    return draft(session, assessment, who=who, now=now, why=why)


# --- through review ---------------------------------------------------------------------------------------------------------


def revise(
    session: Session, record_id: int, document: docs.RecordDocument, *, version: int, who: str, why: str, now: datetime
) -> Saved:
    """Edit a draft or a record in review.

    Its author stays its author; whoever edits it is one of its writers, and may not review it: see `review.writers`.
    """
    record = _opened(session, record_id, who, why, version, document)
    was = record.document.state
    check_not_rejected(session, record)
    if was not in {RecordState.DRAFT, RecordState.IN_REVIEW}:
        instead = "correct it, or submit it for review" if was is RecordState.PUBLISHED else "restore it"
        raise record.refusal("state", f"a record that is {was} is not simply edited: {instead} first")
    _check_edit(record, document)
    return save(session, [document], who=who, why=why, now=now)


def submit(
    session: Session,
    record_id: int,
    *,
    who: str,
    now: datetime,
    why: str = "submitted for review",
    version: int | None = None,
) -> Saved:
    """Put a draft into review, or a published record that is to be looked at again: nobody sees it until it is let out."""
    record = _opened(session, record_id, who, why, version)
    check_not_rejected(session, record)
    check_step(record, RecordState.IN_REVIEW)
    return save(session, [_in(record, RecordState.IN_REVIEW)], who=who, why=why, now=now)


def publish(
    session: Session,
    record_id: int,
    *,
    who: str,
    now: datetime,
    why: str = "reviewed",
    version: int | None = None,
    tlp: Tlp | None = None,
    sensitivity: Sensitivity | None = None,
) -> Saved:
    """Let a record in review out to readers, marked as its reviewer decides where they do.

    `who` is its reviewer, the second person who has read it: neither its author, nor anybody who changed what it says since
    it was last let out. After a colleague's correction of a draft neither of the two has read it as a stranger, so it takes
    a third: see `review.writers`.
    """
    record = _opened(session, record_id, who, why, version)
    check_step(record, RecordState.PUBLISHED)
    check_reviewer(session, record, who)
    let_out = msgspec.structs.replace(
        _in(record, RecordState.PUBLISHED),
        reviewer=who,
        tlp=tlp or record.document.tlp,
        sensitivity=sensitivity or record.document.sensitivity,
    )
    return save(session, [let_out], who=who, why=why, now=now)


def reject(session: Session, record_id: int, *, who: str, why: str, now: datetime, version: int | None = None) -> Saved:
    """End the way of a record in review: it stays as a draft with the reason, and is never submitted again.

    Nothing of it is lost. What deserves another look is sent back instead, or recorded anew.
    """
    record = _opened(session, record_id, who, why, version)
    check_step(record, RecordState.DRAFT)
    if session.scalar(select(PUBLICATION.c.seq).where(PUBLICATION.c.record_id == record_id).limit(1)) is not None:
        raise record.refusal("state", "readers have seen it: send it back, so that what they saw is corrected or withdrawn")
    return save(session, [_in(record, RecordState.DRAFT)], who=who, why=why, now=now, act=ChangeAct.REJECTED)


def send_back(session: Session, record_id: int, *, who: str, why: str, now: datetime, version: int | None = None) -> Saved:
    """Give a record in review back to its author as a draft."""
    record = _opened(session, record_id, who, why, version)
    check_step(record, RecordState.DRAFT)
    return save(session, [_in(record, RecordState.DRAFT)], who=who, why=why, now=now)


def withdraw(session: Session, record_id: int, *, who: str, why: str, now: datetime, version: int | None = None) -> Saved:
    """Take a published record back; its ref, the date and the reason stay."""
    record = _opened(session, record_id, who, why, version)
    check_step(record, RecordState.WITHDRAWN)
    return save(session, [_in(record, RecordState.WITHDRAWN)], who=who, why=why, now=now)


def restore(session: Session, record_id: int, *, who: str, why: str, now: datetime, version: int | None = None) -> Saved:
    """Put a withdrawn record into review again; publishing it is told as a correction."""
    record = _opened(session, record_id, who, why, version)
    check_step(record, RecordState.IN_REVIEW, restoring=True)
    return save(session, [_in(record, RecordState.IN_REVIEW)], who=who, why=why, now=now, act=ChangeAct.RESTORED)


# --- what readers see ---------------------------------------------------------------------------------------------------------


def move_status(
    session: Session,
    record_id: int,
    move: StatusMove,
    *,
    who: str,
    why: str,
    now: datetime,
    version: int | None = None,
    ceiling: Tlp | None = None,
) -> Saved:
    """Move the status of a published allegation, as new evidence has it, and say so to readers at once.

    The citation becomes one of the record's, and is kept with the change. Where a retracted allegation is alleged again its
    summary may still name who took it back: correct it in the same transaction. A refusal names nothing that is marked
    stricter than the `ceiling`, and no draft; the operator has none.
    """
    record = _opened(session, record_id, who, why, version)
    after = moves.moved(session, record, move, ceiling)
    try:
        return save(session, [after], who=who, why=why, now=now, act=ChangeAct.STATUS_MOVED, citation=move.citation)
    except RuleBrokenError as error:
        raise RuleBrokenError(
            [_with_what_is_missing(session, record, after, each, ceiling) for each in error.problems]
        ) from error


def correct(
    session: Session,
    record_id: int,
    document: docs.RecordDocument,
    *,
    version: int,
    who: str,
    reviewer: str,
    why: str,
    now: datetime,
) -> Saved:
    """Change what a published record says, and tell readers at once that it is corrected, whatever fields differ.

    Nobody changes alone what readers see: `reviewer` has read the correction and agrees. They are not `who` made it, nor
    the record's author, and the record names them as its reviewer. What can wait goes through review instead: `submit`,
    `revise`, `publish`.
    """
    record = _opened(session, record_id, who, why, version, document)
    check_correction(record, document, who=who, why=why)
    if not reviewer.strip():
        raise record.refusal("reviewer", "a correction needs a second person who has read it: say who")
    if reviewer == who:
        raise record.refusal("reviewer", f"{who} made the correction, so somebody else has to have read it")
    corrected = msgspec.structs.replace(document, reviewer=reviewer)
    return save(session, [corrected], who=who, why=why, now=now, act=ChangeAct.CORRECTED)


def check_correction(record: Opened, document: docs.RecordDocument, *, who: str, why: str) -> None:
    """Raise RuleBrokenError for what is no correction of a published record, whoever reads it afterwards."""
    _check_told(record.document, who, why)
    if record.document.state is not RecordState.PUBLISHED:
        raise record.refusal("state", f"only a published record is corrected, and this one is {record.document.state}: edit it")
    _check_edit(record, document)


# --- what they have in common ---------------------------------------------------------------------------------------------


def _opened(
    session: Session,
    record_id: int,
    who: str,
    why: str,
    version: int | None,
    own: docs.RecordDocument | None = None,
) -> Opened:
    record = opened(session, record_id)
    _check_told(record.document, who, why)
    check_seen(session, record, version, own)
    return record


def _in(record: Opened, state: RecordState) -> docs.RecordDocument:
    return msgspec.structs.replace(record.document, state=state)


def _check_told(document: docs.RecordDocument, who: str, why: str) -> None:
    for field, value, asked in (("who", who, "who does it"), ("why", why, "why, in a sentence")):
        if not value.strip():
            raise refusal(document, field, f"every change is kept with its author and its reason: say {asked}")
    if who != who.strip():
        raise refusal(document, "who", "the reviewer is told from the author by the name: write it without spaces around it")


def _check_edit(record: Opened, document: docs.RecordDocument) -> None:
    if type(document) is not type(record.document):
        raise record.refusal("type", f"{record.ref} is of the kind {record.document.kind}, and stays it: record another one")
    for field in _SET_BY_OTHER_ACTS:
        if getattr(document, field) != getattr(record.document, field):
            raise record.refusal(field, "an edit leaves it as it is: submitting, publishing and the like change it")
    if document == record.document:
        raise record.refusal("summary", "nothing in it differs from what is recorded")


def _check_about(allegation: Opened, answer: docs.ResponseDocument | docs.AssessmentDocument) -> None:
    if not isinstance(allegation.document, docs.AllegationDocument):
        raise allegation.refusal("type", f"{allegation.ref} is no allegation: only allegations are answered and assessed")
    if answer.about != allegation.document.key:
        field = "responds_to" if isinstance(answer, docs.ResponseDocument) else "assesses"
        raise refusal(answer, field, f"it is about {answer.about}, and not about {allegation.document.key}")


def _with_what_is_missing(
    session: Session, record: Opened, after: docs.AllegationDocument, problem: rules.Problem, ceiling: Tlp | None
) -> rules.Problem:
    if (problem.key, problem.field) != (after.key, "status"):
        return problem
    return rules.Problem(problem.key, problem.field, f"{problem.what}: {moves.missing(session, record, after, ceiling)}")
