"""The moves of an allegation's status: which there are, what each needs, and what is missing where one is refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.editing.opening import CHANGE, Opened
from bot.register.evidence import borne_out
from bot.register.rows import ENTRY, RECORD, RELATED, SOURCE
from bot.register.rules import NEEDED, STATUS_MOVES
from bot.register.vocabulary import Conclusion, Kind, RecordState, Relation, ResponseKind, Status, Tlp

_MOST_TOLD = 2
"""Of what is recorded towards a status: what is needed stands behind it, and must not be cut off."""
_DENIALS = {ResponseKind.DENIAL, ResponseKind.PARTIAL_DENIAL}


@dataclass(frozen=True, slots=True)
class StatusMove:
    """Where an allegation's status goes, and what that rests on.

    `since` is when the evidence came to stand so, as far as the source says. `alleged_by` says who alleges it from now on,
    where a retracted allegation is alleged again.
    """

    status: Status
    citation: parts.Citation | None
    since: parts.Date | None = None
    alleged_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A response to an allegation, or an assessment of it, with its ref."""

    ref: str
    document: docs.RecordDocument

    @property
    def is_published(self) -> bool:
        """Tell whether an allegation may rest on it."""
        return self.document.state is RecordState.PUBLISHED

    def may_be_named(self, ceiling: Tlp | None) -> bool:
        """Tell whether somebody may be told of it: with a ceiling of no draft, nor of what is marked stricter."""
        if ceiling is None or self.document.state is RecordState.IN_REVIEW:
            return True
        return self.document.state is not RecordState.DRAFT and self.document.tlp in ceiling.and_more_open

    def name(self, ceiling: Tlp | None) -> str:
        """Give its ref, or what stands in its place where it may not be named."""
        return self.ref if self.may_be_named(ceiling) else "what is recorded"


def moved(session: Session, record: Opened, move: StatusMove, ceiling: Tlp | None = None) -> docs.AllegationDocument:
    """Give an allegation after a move, or raise RuleBrokenError for a rule that belongs to the move itself.

    With a `ceiling` it is told of no draft, and of nothing that is marked stricter; here and below it is what whoever moves the
    allegation may see, None for the operator.

    What has to bear out the new status at any time, whoever set it and how, is among the register's other rules. The
    citation is added to the record's own.
    """
    allegation = _that_may_move(record, move)
    if move.citation is None:
        raise record.refusal("citations", "a move of status needs a citation: name the source that it rests on")
    cited = allegation.citations if move.citation in allegation.citations else (*allegation.citations, move.citation)
    after = msgspec.structs.replace(
        allegation,
        status=move.status,
        status_since=move.since,
        citations=cited,
        alleged_by=_allegers(record, allegation, move),
    )
    if move.status is Status.CONTESTED:
        _check_contested(session, record, after, move.citation, ceiling)
    if move.status is Status.FINDING:
        _check_finding(session, record, ceiling)
    return after


def obstacles(session: Session, record: Opened, ceiling: Tlp | None = None) -> dict[Status, str]:
    """Give every other status with why an allegation can't move to it now, or nothing where it can, with a citation for it.

    Whether the sources then cited bear it out is asked when it moves.
    """
    allegation = record.document
    if not isinstance(allegation, docs.AllegationDocument):
        raise record.refusal("status", "only an allegation has a status")
    named = (answer.document for answer in _answers(session, record) if answer.may_be_named(ceiling))
    held = {status for document in named if (status := borne_out(document)) is not None}
    told = {}
    for status in Status:
        if status is allegation.status:
            continue
        if status not in STATUS_MOVES[allegation.status]:
            told[status] = f"what is {allegation.status} never moves there: to put a mistake right, correct the record"
        elif status in NEEDED and status not in held:
            after = msgspec.structs.replace(allegation, status=status)
            told[status] = f"{NEEDED[status][1]}: {missing(session, record, after, ceiling)}"
        else:
            told[status] = ""
    return told


def missing(session: Session, record: Opened, after: docs.AllegationDocument, ceiling: Tlp | None = None) -> str:
    """Say what is recorded towards a status, and what is still needed for it."""
    match after.status:
        case Status.CORROBORATED:
            return f"there is {_listed_groups(session, after, ceiling)}; cite a source of another group"
        case Status.ACKNOWLEDGED:
            recorded = _recorded(session, record, docs.ResponseDocument, ceiling)
            return f"{recorded}; record the admission and have it published first"
        case Status.FINDING | Status.NOT_SUBSTANTIATED | Status.REFUTED:
            recorded = _recorded(session, record, docs.AssessmentDocument, ceiling)
            return f"{recorded}; record the assessment and have it published first"
        case _:
            return "see what it has to rest on"


def _that_may_move(record: Opened, move: StatusMove) -> docs.AllegationDocument:
    allegation = record.document
    if not isinstance(allegation, docs.AllegationDocument):
        raise record.refusal("status", "only an allegation has a status")
    if allegation.state is not RecordState.PUBLISHED:
        raise record.refusal(
            "status", f"only a published allegation's status moves, and this one is {allegation.state}: edit it instead"
        )
    allowed = [status for status in Status if status in STATUS_MOVES[allegation.status]]
    if move.status not in allowed:
        told = "it is so already" if move.status is allegation.status else f"not to {move.status}"
        raise record.refusal(
            "status",
            f"an allegation that is {allegation.status} can move to {_either(allowed)}; {told}. Anything else is a correction",
        )
    return allegation


def _allegers(record: Opened, allegation: docs.AllegationDocument, move: StatusMove) -> tuple[str, ...]:
    """Give who alleges it after a move: after a retraction somebody new, since those before took it back."""
    if allegation.status is not Status.RETRACTED:
        if move.alleged_by:
            raise record.refusal(
                "alleged_by",
                "who alleges it changes only where a retracted allegation is alleged again; else it is a correction",
            )
        return allegation.alleged_by
    if set(move.alleged_by) <= set(allegation.alleged_by):
        raise record.refusal(
            "alleged_by",
            "a retracted allegation is alleged again only by a new alleger:"
            f" name one besides {', '.join(allegation.alleged_by)}",
        )
    return move.alleged_by


def _check_contested(
    session: Session, record: Opened, after: docs.AllegationDocument, citation: parts.Citation, ceiling: Tlp | None
) -> None:
    """Contested means that recorded sources disagree.

    The register can't read them, so it asks for two who can: cited sources of two independence groups, of which the one
    that the move rests on is no bare denial, or a published record, other than a response, that contradicts this one.
    """
    if _contradicting(session, record):
        return
    denials = [
        answer.name(ceiling)
        for answer in _answers(session, record)
        if answer.is_published
        and isinstance(answer.document, docs.ResponseDocument)
        and _DENIALS.intersection(answer.document.kinds)
        and citation.source in [cited.source for cited in answer.document.citations]
    ]
    or_else = "or record what contradicts it, related by contradicts, and have that published"
    if denials:
        raise record.refusal(
            "status",
            f"contested needs recorded sources that disagree, and {citation.source} is where {denials[0]} denies it:"
            f" a bare denial is a response; cite a source that disagrees, {or_else}",
        )
    if len(_groups(session, after)) < 2:
        raise record.refusal(
            "status",
            f"contested needs recorded sources that disagree: there is {_listed_groups(session, after, ceiling)};"
            f" cite a source of another group, {or_else}",
        )


def _check_finding(session: Session, record: Opened, ceiling: Tlp | None) -> None:
    concluding = [
        answer
        for answer in _answers(session, record)
        if answer.is_published
        and isinstance(answer.document, docs.AssessmentDocument)
        and answer.document.conclusion is Conclusion.FINDING
    ]
    if concluding and not any(getattr(answer.document, "standard_of_proof", None) for answer in concluding):
        raise record.refusal(
            "status",
            f"finding needs an assessment with its standard of proof: {concluding[0].name(ceiling)} has none; correct it first",
        )


def _answers(session: Session, record: Opened) -> list[Answer]:
    found = session.execute(
        select(RECORD.c.ref, CHANGE.c.after)
        .join(ENTRY, ENTRY.c.id == RECORD.c.id)
        .join(CHANGE, (CHANGE.c.entry_id == ENTRY.c.id) & (CHANGE.c.version == ENTRY.c.version))
        .where(RECORD.c.about_id == record.id)
        .order_by(RECORD.c.id)
    )
    read = ((ref, docs.from_fields(after)) for ref, after in found)
    return [Answer(ref, document) for ref, document in read if isinstance(document, docs.RecordDocument)]


def _contradicting(session: Session, record: Opened) -> bool:
    """Tell whether a published record other than a response contradicts this one, whichever of the two says so."""
    tie = RELATED.c
    either_way = or_(
        (tie.record_id == record.id) & (tie.other_id == RECORD.c.id),
        (tie.other_id == record.id) & (tie.record_id == RECORD.c.id),
    )
    found = session.scalar(
        select(RECORD.c.id)
        .join(RELATED, either_way)
        .join(ENTRY, ENTRY.c.id == RECORD.c.id)
        .where(tie.relation == Relation.CONTRADICTS, RECORD.c.state == RecordState.PUBLISHED, ENTRY.c.kind != Kind.RESPONSE)
        .limit(1)
    )
    return found is not None


def _groups(session: Session, allegation: docs.AllegationDocument) -> dict[str, list[str]]:
    """Give the independence groups of what an allegation cites, each with its sources."""
    cited = dict.fromkeys(citation.source for citation in allegation.citations)
    known = dict(
        session.execute(
            select(ENTRY.c.key, SOURCE.c.independence_group)
            .join(SOURCE, SOURCE.c.id == ENTRY.c.id)
            .where(ENTRY.c.key.in_(cited))
        ).all()
    )
    groups: dict[str, list[str]] = {}
    for key in cited:
        if key in known:  # one that is not there is told with the other rules
            groups.setdefault(known[key], []).append(key)
    return groups


def _listed_groups(session: Session, after: docs.AllegationDocument, ceiling: Tlp | None) -> str:
    """Name the independence groups with their sources, as far as these may be shown."""
    shown = (ceiling or Tlp.RED).and_more_open
    cited = {each.source for each in after.citations if each.tlp is None or each.tlp in shown}
    open_ones = (
        select(ENTRY.c.key).join(SOURCE, SOURCE.c.id == ENTRY.c.id).where(ENTRY.c.key.in_(cited), SOURCE.c.tlp.in_(shown))
    )
    may_be_named = set(session.scalars(open_ones))
    named = {group: [each for each in keys if each in may_be_named] for group, keys in _groups(session, after).items()}
    return _listed([f"the independence group {group} ({', '.join(keys)})" for group, keys in named.items() if keys]) or "none"


def _recorded(
    session: Session, record: Opened, kind: type[docs.ResponseDocument | docs.AssessmentDocument], ceiling: Tlp | None
) -> str:
    found = [
        answer for answer in _answers(session, record) if isinstance(answer.document, kind) and answer.may_be_named(ceiling)
    ]
    told = list(_told(found))
    more = f", and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
    return f"recorded so far: {_listed(told[:_MOST_TOLD]) or 'none'}{more}"


def _told(answers: Sequence[Answer]) -> Iterator[str]:
    for answer in answers:
        match answer.document:
            case docs.ResponseDocument(kinds=kinds):
                what = " and ".join(kinds)
            case docs.AssessmentDocument(conclusion=conclusion):
                what = conclusion
            case _:
                continue
        yield f"{answer.ref} ({what}, {answer.document.state})"


def _listed(told: Sequence[str]) -> str:
    return " and ".join(told)


def _either(statuses: Sequence[Status]) -> str:
    return " or ".join([", ".join(statuses[:-1]), statuses[-1]] if len(statuses) > 1 else statuses)
