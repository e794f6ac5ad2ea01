"""Likely twins: the records that may be the same item as another, found before it is saved or after.

A confirmed duplicate is linked, never deleted: it stays as a record of who else said so.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import lock_publications
from bot.errors import RapporteurError
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.duplicates.candidates import Sight, candidates
from bot.register.duplicates.compared import item_of, names_of
from bot.register.duplicates.likeness import likeness
from bot.register.editing.opening import UnknownRecordError
from bot.register.model import Change
from bot.register.reading import document_of, id_of
from bot.register.rows import ENTRY, RECORD, REFERENCE, RELATED
from bot.register.vocabulary import RecordState, Relation
from bot.register.writing import Saved, save

Value = TypeVar("Value")

MOST_TWINS = 5
_AT_ONCE = 5_000
"""Keys or ids asked for in one statement; SQLite takes 32,766."""


class NoDuplicateError(RapporteurError):
    """Two records that can't be recorded as one item."""

    def __init__(self, what: str) -> None:
        """Say why."""
        super().__init__(what, "Nothing was changed.", "Choose another record, or leave them as they are.")


@dataclass(frozen=True, slots=True)
class Twin:
    """A record that is likely the same item (`duplicate_of`), or one that tells of the same event (`same_event`), and why."""

    record_id: int
    ref: str
    relation: Relation
    score: int
    why: tuple[str, ...]


def likely_twins(
    session: Session, document: docs.RecordDocument, *, sight: Sight, sources: Iterable[docs.SourceDocument] = ()
) -> list[Twin]:
    """Give the likely twins of a document that is about to be saved, as far as `sight` goes: the best first, at most five.

    `sources` are those that are saved with it. A record that it is related to already is no twin, and one that is known as
    a duplicate is not given beside the record of which it is one.
    """
    return twins_of_documents(session, [document], sight=sight, sources=sources)[document.key]


def twins_of(session: Session, record_ids: Collection[int], *, sight: Sight) -> dict[int, list[Twin]]:
    """Give the likely twins of records that are saved, as `likely_twins` does, in few statements however many they are."""
    held = {record_id: document for record_id, _, document in _records(session, record_ids)}
    found = twins_of_documents(session, held.values(), sight=sight)
    return {record_id: found[document.key] for record_id, document in held.items()}


def twins_of_documents(
    session: Session,
    documents: Iterable[docs.RecordDocument],
    *,
    sight: Sight,
    sources: Iterable[docs.SourceDocument] = (),
) -> dict[str, list[Twin]]:
    """Give the likely twins of many documents by their keys, as `likely_twins` does, in few statements."""
    subjects = {document.key: document for document in documents}
    given = {source.key: source for source in sources}
    cited = {**_sources(session, subjects.values()), **given}
    chosen = candidates(session, subjects, cited, sight)
    others = {
        record_id: (ref, other) for record_id, ref, other in _records(session, {i for ids in chosen.values() for i in ids})
    }
    compared = [*subjects.values(), *(other for _, other in others.values())]
    cited = {**_sources(session, (other for _, other in others.values())), **cited}
    names, above = _names(session, {key for each in compared for key in names_of(each)})
    items = {each.key: item_of(each, cited, names, sight.ceiling) for each in compared}
    found: dict[str, list[Twin]] = {}
    for key, subject in subjects.items():
        likely = []
        for record_id in chosen[key]:
            ref, other = others[record_id]
            like = likeness(items[key], items[other.key], above)
            if like is not None and not _is_related(subject, other):
                likely.append((Twin(record_id, ref, like.relation, like.score, like.why), other))
        keys = {other.key for _, other in likely}
        twins = [twin for twin, other in likely if not keys.intersection(other.duplicate_of)]
        twins.sort(key=lambda twin: (twin.relation is not Relation.DUPLICATE_OF, -twin.score, twin.record_id))
        found[key] = twins[:MOST_TWINS]
    return found


def refs_in_sight(session: Session, record_ids: Collection[int], sight: Sight) -> dict[int, str]:
    """Give the refs of those of the records that may be named, by id."""
    rows = session.execute(select(RECORD.c.id, RECORD.c.ref).where(RECORD.c.id.in_(record_ids), sight.criterion))
    return {row.id: row.ref for row in rows}


def relations(session: Session, record_ids: Collection[int], sight: Sight) -> dict[int, list[tuple[Relation, str]]]:
    """Give how records are related to others, by id: the relation and the ref, of those that may be named."""
    found: dict[int, list[tuple[Relation, str]]] = {record_id: [] for record_id in record_ids}
    rows = session.execute(
        select(RELATED.c.record_id, RELATED.c.relation, RECORD.c.ref)
        .join(RECORD, RECORD.c.id == RELATED.c.other_id)
        .where(RELATED.c.record_id.in_(record_ids), sight.criterion)
        .order_by(RELATED.c.record_id, RELATED.c.ordinal)
    )
    for row in rows:
        found[row.record_id].append((row.relation, row.ref))
    return found


def link_duplicate(session: Session, record_id: int, of_id: int, *, who: str, why: str, now: datetime) -> Saved:
    """Record that a record is a duplicate of another; both stay.

    `session` is of `Database.write()`. Raise UnknownRecordError, or NoDuplicateError where the two can't be one item.
    """
    lock_publications(session)
    document = _held(session, record_id)
    return save(session, [related_to(session, document, of_id, Relation.DUPLICATE_OF)], who=who, why=why, now=now)


def related_to(session: Session, document: docs.RecordDocument, other_id: int, relation: Relation) -> docs.RecordDocument:
    """Give a document with its relation to a record; to be a duplicate takes the place of any other such relation.

    A duplicate of a duplicate is one of the first of them, so that no chain grows. Raise as `link_duplicate` does.
    """
    other = _held(session, other_id)
    ref = session.scalar(select(RECORD.c.ref).where(RECORD.c.id == other_id))
    if other.key == document.key:
        raise NoDuplicateError("A record is no duplicate of itself.")
    if other.state is RecordState.WITHDRAWN:
        raise NoDuplicateError(f"{ref} is withdrawn.")
    if document.state is RecordState.WITHDRAWN:
        raise NoDuplicateError("The record is withdrawn.")
    gone = {(other.key, Relation.SAME_EVENT)}
    if relation is Relation.DUPLICATE_OF:
        if other.kind is not document.kind:
            raise NoDuplicateError(f"{ref} is another kind of record.")
        other = _first_of(session, other)
        if other.key == document.key:
            raise NoDuplicateError(f"{ref} is recorded as a duplicate of this record already.")
        gone |= {(other.key, Relation.SAME_EVENT), *((key, relation) for key in document.duplicate_of)}
    left = [each for each in document.related if (each.key, each.relation) not in gone]
    return msgspec.structs.replace(document, related=(*left, parts.Related(key=other.key, relation=relation)))


def _first_of(session: Session, document: docs.RecordDocument) -> docs.RecordDocument:
    """Go from duplicate to duplicate to the one that is none, as far as they are not withdrawn; the rules allow no circle."""
    while document.duplicate_of:
        found = id_of(session, document.duplicate_of[0])
        before = document_of(session, found) if found is not None else None
        if not isinstance(before, docs.RecordDocument) or before.state is RecordState.WITHDRAWN:
            break
        document = before
    return document


def _held(session: Session, record_id: int) -> docs.RecordDocument:
    document = document_of(session, record_id)
    if not isinstance(document, docs.RecordDocument):
        raise UnknownRecordError(record_id)
    return document


def _is_related(one: docs.RecordDocument, other: docs.RecordDocument) -> bool:
    return any(each.key == other.key for each in one.related) or any(each.key == one.key for each in other.related)


def _records(session: Session, ids: Collection[int]) -> list[tuple[int, str, docs.RecordDocument]]:
    """Give records by id: their id, ref and document."""
    found: list[tuple[int, str, docs.RecordDocument]] = []
    for part in _parts(sorted(ids)):
        rows = session.execute(
            select(RECORD.c.id, RECORD.c.ref, Change.after)
            .join(ENTRY, ENTRY.c.id == RECORD.c.id)
            .join(Change, (Change.entry_id == ENTRY.c.id) & (Change.version == ENTRY.c.version))
            .where(RECORD.c.id.in_(part))
        )
        for record_id, ref, after in rows:
            document = docs.from_fields(after)
            if isinstance(document, docs.RecordDocument):
                found.append((record_id, ref, document))
    return found


def _sources(session: Session, documents: Iterable[docs.RecordDocument]) -> dict[str, docs.SourceDocument]:
    """Give the sources that records cite, by their keys."""
    found = {}
    for part in _parts(sorted({citation.source for each in documents for citation in each.citations})):
        rows = session.scalars(
            select(Change.after)
            .join(ENTRY, (Change.entry_id == ENTRY.c.id) & (Change.version == ENTRY.c.version))
            .where(ENTRY.c.key.in_(part))
        )
        for after in rows:
            source = docs.from_fields(after)
            if isinstance(source, docs.SourceDocument):
                found[source.key] = source
    return found


def _names(session: Session, keys: Collection[str]) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Give the names behind keys, and the keys of what each stands under in its tree."""
    names: dict[str, str] = {}
    above: dict[str, set[str]] = {}
    for part in _parts(sorted(keys)):
        way = (
            select(ENTRY.c.key.label("below"), REFERENCE.c.id)
            .join(REFERENCE, REFERENCE.c.id == ENTRY.c.id)
            .where(ENTRY.c.key.in_(part))
            .cte("way", recursive=True)
        )
        step = select(way.c.below, REFERENCE.c.parent_id).join(REFERENCE, REFERENCE.c.id == way.c.id)
        way = way.union(step.where(REFERENCE.c.parent_id.is_not(None)))
        rows = select(way.c.below, ENTRY.c.key, REFERENCE.c.name).join(ENTRY, ENTRY.c.id == way.c.id)
        for below, key, name in session.execute(rows.join(REFERENCE, REFERENCE.c.id == ENTRY.c.id)):
            names[key] = name
            above.setdefault(below, set()).add(key)
    return names, {key: frozenset(found - {key}) for key, found in above.items()}


def _parts(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
