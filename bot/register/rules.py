"""The rules that a record has to keep, alone and beside others; nothing gets past them into the register."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.batch import Batch
from bot.register.circles import circles
from bot.register.evidence import is_published
from bot.register.standing import Standing
from bot.register.vocabulary import VOTES, Form, Kind, RecordState, Status

STATE_MOVES: dict[RecordState, frozenset[RecordState]] = {
    # A draft that arrives published has passed its review on the way: the rules of publishing check it.
    RecordState.DRAFT: frozenset({RecordState.IN_REVIEW, RecordState.PUBLISHED}),
    RecordState.IN_REVIEW: frozenset({RecordState.DRAFT, RecordState.PUBLISHED}),
    RecordState.PUBLISHED: frozenset({RecordState.IN_REVIEW, RecordState.WITHDRAWN}),
    RecordState.WITHDRAWN: frozenset({RecordState.IN_REVIEW, RecordState.PUBLISHED}),
}

_AFTER_ALLEGED = frozenset(Status) - {Status.ALLEGED}
STATUS_MOVES: dict[Status, frozenset[Status]] = {
    Status.ALLEGED: _AFTER_ALLEGED,
    Status.CORROBORATED: _AFTER_ALLEGED - {Status.CORROBORATED},
    Status.CONTESTED: _AFTER_ALLEGED - {Status.CONTESTED},
    Status.FINDING: frozenset({Status.CONTESTED, Status.ACKNOWLEDGED, Status.REFUTED}),
    Status.ACKNOWLEDGED: frozenset({Status.CONTESTED}),
    Status.NOT_SUBSTANTIATED: frozenset(
        {Status.ALLEGED, Status.CORROBORATED, Status.CONTESTED, Status.FINDING, Status.ACKNOWLEDGED}
    ),
    Status.REFUTED: frozenset({Status.CONTESTED}),
    Status.RETRACTED: frozenset({Status.ALLEGED}),
}
"""The moves that new evidence can make; any other change of status is a correction."""

NEEDED = {
    Status.FINDING: (Kind.ASSESSMENT, "finding needs a published assessment that concludes so"),
    Status.NOT_SUBSTANTIATED: (Kind.ASSESSMENT, "not_substantiated needs a published assessment that concludes so"),
    Status.REFUTED: (Kind.ASSESSMENT, "refuted needs a published assessment that concludes so"),
    Status.ACKNOWLEDGED: (Kind.RESPONSE, "acknowledged needs a published response of kind admission"),
}
"""The statuses that an allegation has only by an answer: of which kind, and what is said where there is none."""

_FIELD_ABOUT = {Kind.RESPONSE: "responds_to", Kind.ASSESSMENT: "assesses"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with which field of which document of the batch."""

    key: str
    field: str
    what: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.key}: {self.field}: {self.what}"


def broken(session: Session, batch: Batch, passed: Callable[[int], None] | None = None) -> Iterator[Problem]:
    """Give every rule that the batch would break; `passed` is told how many documents were looked at.

    What the register has of each key is noted in the batch on the way, for the writing that follows.
    """
    for documents in batch.chunks():
        standing = Standing(session, batch, documents)
        changed = _changed(standing)
        batch.settle((known, key in changed) for key, known in standing.known.items())
        if batch.is_small:
            batch.before |= standing.stored
        for key, document in documents.items():
            for field, what in (
                *_alone(document),
                *_among_keys(document, standing),
                *_since(standing.stored.get(key), document),
            ):
                yield Problem(key, field, what)
        yield from _among_records(standing)
        yield from _left_alone(changed, standing)
        batch.note_resting(_resting(changed, standing))
        if passed:
            passed(len(documents))
    # Only now is it known of every key what the register has of it, and of every line what rests on it.
    yield from (Problem(key, field, what) for key, field, what in circles(session, batch))
    for causes in batch.resting():
        yield from _among_resting(Standing.of_register(session, batch, causes), causes)


Fault = tuple[str, str]
"""A field and what is wrong with it."""


def _alone(document: docs.Document) -> Iterator[Fault]:
    misdated = list(_misdated(document))
    yield from misdated
    if not isinstance(document, docs.RecordDocument):
        return
    match document:
        case docs.PositionDocument():
            yield from _of_vote(document)
        case docs.AllegationDocument():
            yield from _of_casualties(document)
        case docs.ResponseDocument():
            yield from _of_characters(document)
        case _:
            pass
    if any(other.key == document.key for other in document.related):
        yield "related", "refers to the record itself"
    if is_published(document):
        yield from _of_published(document)
        if not misdated:
            yield from _open_dates(document)


def _misdated(document: docs.Document) -> Iterator[Fault]:
    for field in document.dates:
        value = getattr(document, field)
        try:
            if value is not None:
                parts.fuzzy(value)
        except ValueError as error:
            yield field, f"{error}; write a date such as 2023-11-02, 2023-11, 2023 or 2022-04/2022-09"


def _open_dates(record: docs.RecordDocument) -> Iterator[Fault]:
    for field in record.dates:
        value = getattr(record, field)
        if value is not None and not parts.fuzzy(value).is_bounded:
            yield field, "a published record needs both bounds of a date, earliest and latest"


def _of_casualties(allegation: docs.AllegationDocument) -> Iterator[Fault]:
    for field in ("killed", "injured"):
        least, most = getattr(allegation.casualties, field, None) or (0, None)
        if most is not None and most < least:
            yield f"casualties.{field}", f"at least {least} is more than at most {most}"


def _of_characters(response: docs.ResponseDocument) -> Iterator[Fault]:
    cited = {citation.source for citation in response.citations}
    for one in response.characterised:
        if one.source not in cited:
            yield "characterised", f"{one.source} is not among the record's citations"


def _of_vote(position: docs.PositionDocument) -> Iterator[Fault]:
    is_vote = position.form is Form.VOTE
    if is_vote != (position.stance in VOTES):
        yield (
            "form" if position.stance in VOTES else "stance",
            ("a vote has the form vote and a stance of voted_for, voted_against, abstained or absent, and nothing else has"),
        )
    if is_vote and not position.resolution:
        yield "resolution", "a vote needs a resolution"


def _of_published(record: docs.RecordDocument) -> Iterator[Fault]:
    if not record.citations:
        yield "citations", "a published record needs a citation"
    if not record.author:
        yield "author", "a published record needs an author"
    if not record.reviewer:
        yield "reviewer", "a published record needs a reviewer"
    elif record.reviewer == record.author:
        yield "reviewer", "the reviewer must not be the author"
    if record.sensitivity is None:
        yield "sensitivity", "a published record needs its sensitivity"


def _among_keys(document: docs.Document, standing: Standing) -> Iterator[Fault]:
    known = standing.known.get(document.key)
    if known and known.entry.kind is not document.kind:
        yield "key", f"{document.key} is {_a(known.entry.kind)} in the register already"
    for field, key, kinds in document.references():
        kind = standing.kind_of(key)
        if kind is None:
            yield field, f"refers to {key}, which is not there"
        elif kind not in kinds:
            yield field, f"refers to {key}, which is {_a(kind)}"


def _a(kind: Kind) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind.replace('_', ' ')}"


def _since(before: docs.Document | None, after: docs.Document) -> Iterator[Fault]:
    if not isinstance(before, docs.RecordDocument) or not isinstance(after, docs.RecordDocument):
        return
    if after.state is not before.state and after.state not in STATE_MOVES[before.state]:
        allowed = " or ".join(state for state in RecordState if state in STATE_MOVES[before.state])
        yield "state", f"a record that is {before.state} can become {allowed}, not {after.state}"


Changed = Mapping[str, docs.AnyDocument]
"""The documents of the batch that change entries of the register, each as it was before."""


def _changed(standing: Standing) -> dict[str, docs.AnyDocument]:
    return {key: before for key, before in standing.stored.items() if before != standing.documents[key]}


def _among_records(standing: Standing) -> Iterator[Problem]:
    """Check what published records owe those beside them."""
    allegations = _published_allegations(standing)
    borne_out = _borne_out(allegations, standing)
    for allegation in allegations:
        for field, what in _of_status(allegation, borne_out, standing):
            yield Problem(allegation.key, field, what)
    for key, document in standing.documents.items():
        about = document.about if isinstance(document, docs.RecordDocument) and is_published(document) else None
        if about and standing.is_open_allegation(about):
            yield Problem(key, *_of_answer(document.kind, about))


def _left_alone(changed: Changed, standing: Standing) -> Iterator[Problem]:
    """Find answers of the register whose allegation the batch takes from the readers."""
    closed = [
        key
        for key, before in changed.items()
        if isinstance(before, docs.AllegationDocument)
        and is_published(before)
        and isinstance(standing.documents[key], docs.AllegationDocument)
        and not is_published(standing.documents[key])
    ]
    for answer, kind, allegation in standing.published_answers(closed):
        field, what = _of_answer(kind, allegation)
        yield Problem(allegation, "key", f"{answer} rests on it: {field}: {what}")


def _resting(changed: Changed, standing: Standing) -> Iterator[tuple[str, str]]:
    """Give the allegations of the register that rest on what changes: on answers to them, and on independent sources."""
    for key, before in changed.items():
        if isinstance(before, docs.RecordDocument) and before.about:
            yield before.about, key
    regrouped = [
        key
        for key, before in changed.items()
        if isinstance(before, docs.SourceDocument) and before.group != getattr(standing.documents[key], "group", None)
    ]
    yield from standing.corroborated_by(regrouped)


def _among_resting(standing: Standing, causes: Mapping[str, str]) -> Iterator[Problem]:
    """Check allegations of the register that rest on something in the batch."""
    allegations = _published_allegations(standing)
    borne_out = _borne_out(allegations, standing)
    for allegation in allegations:
        for field, what in _of_status(allegation, borne_out, standing):
            yield Problem(causes[allegation.key], "key", f"{allegation.key} rests on it: {field}: {what}")


def _published_allegations(standing: Standing) -> list[docs.AllegationDocument]:
    return [
        document
        for document in standing.documents.values()
        if isinstance(document, docs.AllegationDocument) and is_published(document)
    ]


def _borne_out(allegations: Collection[docs.AllegationDocument], standing: Standing) -> set[tuple[str, Status]]:
    return standing.borne_out([allegation.key for allegation in allegations if allegation.status in NEEDED])


def _of_status(
    allegation: docs.AllegationDocument, borne_out: Collection[tuple[str, Status]], standing: Standing
) -> Iterator[Fault]:
    if allegation.status is Status.CORROBORATED:
        if len({standing.group_of(citation.source) for citation in allegation.citations}) < 2:
            yield "status", "corroborated needs sources of two independence groups"
    elif allegation.status in NEEDED and (allegation.key, allegation.status) not in borne_out:
        kind, what = NEEDED[allegation.status]
        if not standing.has_unread(kind):
            yield "status", what


def _of_answer(kind: Kind, allegation: str) -> Fault:
    return _FIELD_ABOUT[kind], f"published, but the allegation that it is about, {allegation}, is not"
