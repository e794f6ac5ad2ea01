"""The rules that a record has to keep, alone and beside others; nothing gets past them into the register."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.standing import Standing
from bot.register.vocabulary import VOTES, Conclusion, Form, Kind, RecordState, ResponseKind, Status

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

_CONCLUDED = {
    Status.FINDING: Conclusion.FINDING,
    Status.NOT_SUBSTANTIATED: Conclusion.NOT_SUBSTANTIATED,
    Status.REFUTED: Conclusion.REFUTED,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with which field of which document of the batch."""

    key: str
    field: str
    what: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.key}: {self.field}: {self.what}"


def is_published(document: docs.Document | None) -> bool:
    """Tell whether readers may see a record."""
    return isinstance(document, docs.RecordDocument) and document.state is RecordState.PUBLISHED


def broken(standing: Standing) -> list[Problem]:
    """Give every rule that the batch would break, in the batch's order."""
    found: list[Problem] = []
    for key, document in standing.batch.items():
        found += (Problem(key, field, what) for field, what in _alone(document))
        found += (Problem(key, field, what) for field, what in _among_keys(document, standing))
        found += (Problem(key, field, what) for field, what in _since(standing.stored(key), document))
    found += _circles(standing, "parent")
    found += _circles(standing, "supersedes")
    found += _duplicates_of_themselves(standing)
    found += _among_records(standing)
    order = {key: position for position, key in enumerate(standing.batch)}
    return sorted(found, key=lambda problem: order[problem.key])


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
    if known and known.kind is not document.kind:
        yield "key", f"{document.key} is {_a(known.kind)} in the register already"
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


def _circles(standing: Standing, field: str) -> Iterator[Problem]:
    """Find entries whose parents, or what they supersede, lead back to themselves."""
    sound: set[str] = set()
    for start in standing.batch:
        passed: dict[str, None] = {}
        current: str | None = start
        while current is not None and current not in sound and current not in passed:
            passed[current] = None
            current = getattr(standing.get(current), field, None)
        if passed and current == start:
            yield Problem(start, field, f"leads back to itself through {', '.join(passed)}")
        elif current is None or current in sound:
            sound.update(passed)


def _duplicates_of_themselves(standing: Standing) -> Iterator[Problem]:
    """Find records that lead back to themselves from duplicate to duplicate: nobody could say which of them was first."""
    for start, document in standing.batch.items():
        passed: dict[str, None] = {}
        ahead = [*_duplicate_of(document)]
        while ahead:
            current = ahead.pop()
            if current not in passed and current != start:
                passed[current] = None
                ahead += _duplicate_of(standing.get(current))
            elif current == start and passed:  # one that names itself is told already
                yield Problem(start, "related", f"is a duplicate of itself through {', '.join(passed)}")
                break


def _duplicate_of(document: docs.Document | None) -> tuple[str, ...]:
    return document.duplicate_of if isinstance(document, docs.RecordDocument) else ()


def _among_records(standing: Standing) -> Iterator[Problem]:
    """Check what records owe each other, also for records of the database that rest on one in the batch."""
    touched = _touched(standing)
    allegations = {key: each for key, each in touched.items() if isinstance(each[0], docs.AllegationDocument)}
    answers = standing.answers(allegations)
    standing.load(_cited(each for each, _ in allegations.values()))
    for key, (document, cause) in touched.items():
        if isinstance(document, docs.AllegationDocument):
            faults = _of_status(document, answers[key], standing)
        elif isinstance(document, docs.RecordDocument):
            faults = _of_answer(document, standing)
        else:
            continue
        for field, what in faults:
            yield Problem(cause, field, what) if key == cause else Problem(cause, "key", f"{key} rests on it: {field}: {what}")


def _touched(standing: Standing) -> dict[str, tuple[docs.Document, str]]:
    """Give the published records to check, each with the document of the batch that makes it necessary."""
    found: dict[str, tuple[docs.Document, str]] = {
        key: (document, key) for key, document in standing.batch.items() if is_published(document)
    }
    changed = {key: before for key in standing.batch if (before := standing.stored(key)) and standing.is_changed(key)}
    judged = [key for key, before in changed.items() if isinstance(before, docs.AllegationDocument)]
    for key, answers in standing.answers(judged).items():
        for answer in filter(is_published, answers):
            found.setdefault(answer.key, (answer, key))
    answered = {
        key: before.about for key, before in changed.items() if isinstance(before, docs.RecordDocument) and before.about
    }
    standing.load(answered.values())
    for key, about in answered.items():
        allegation = standing.get(about)
        if allegation and is_published(allegation):
            found.setdefault(about, (allegation, key))
    sources = [key for key, before in changed.items() if isinstance(before, docs.SourceDocument)]
    for resting in standing.corroborated_by(sources):
        cause = next(citation.source for citation in resting.citations if citation.source in sources)
        found.setdefault(resting.key, (resting, cause))
    return found


def _cited(documents: Iterable[docs.Document]) -> list[str]:
    """Give the sources of the corroborated allegations, whose independence groups matter."""
    return [
        citation.source
        for document in documents
        if isinstance(document, docs.AllegationDocument) and document.status is Status.CORROBORATED
        for citation in document.citations
    ]


def _of_status(
    allegation: docs.AllegationDocument, answers: Sequence[docs.RecordDocument], standing: Standing
) -> Iterator[Fault]:
    published = [answer for answer in answers if is_published(answer)]
    if allegation.status is Status.CORROBORATED and len(_groups(allegation, standing)) < 2:
        yield "status", "corroborated needs sources of two independence groups"
    conclusion = _CONCLUDED.get(allegation.status)
    if (
        conclusion
        and not standing.has_unread(Kind.ASSESSMENT)
        and not any(isinstance(answer, docs.AssessmentDocument) and answer.conclusion is conclusion for answer in published)
    ):
        yield "status", f"{allegation.status} needs a published assessment that concludes so"
    if (
        allegation.status is Status.ACKNOWLEDGED
        and not standing.has_unread(Kind.RESPONSE)
        and not any(
            isinstance(answer, docs.ResponseDocument) and ResponseKind.ADMISSION in answer.kinds for answer in published
        )
    ):
        yield "status", "acknowledged needs a published response of kind admission"


def _groups(allegation: docs.AllegationDocument, standing: Standing) -> set[str]:
    sources = {citation.source: standing.get(citation.source) for citation in allegation.citations}
    return {source.group if isinstance(source, docs.SourceDocument) else key for key, source in sources.items()}


def _of_answer(answer: docs.RecordDocument, standing: Standing) -> Iterator[Fault]:
    if answer.about is None or standing.kind_of(answer.about) is not Kind.ALLEGATION:
        return
    allegation = standing.get(answer.about)
    if allegation is not None and not is_published(allegation):
        field = "responds_to" if isinstance(answer, docs.ResponseDocument) else "assesses"
        yield field, f"published, but the allegation that it is about, {answer.about}, is not"
