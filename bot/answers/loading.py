"""The rows that findings are composed of, in a handful of statements however many records are asked for.

Whole mapped records carry far more than an answer shows; these are plain rows, read once and never written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import BindParameter, Row, Select, bindparam, func, or_, select, true, union
from sqlalchemy.orm import Session

from bot.register.dates import FuzzyDate
from bot.register.history.overlay import PUBLICATION, at_home
from bot.register.history.past import past_of
from bot.register.reading import visible
from bot.register.rows import CHARACTER, CITATION, ENTRY, LINK, RECORD, RELATED, SOURCE
from bot.register.vocabulary import Kind, Precision, Relation, ResponseKind, Role, SourceType, Tlp

entry, record, source = ENTRY, RECORD, SOURCE
link, citation, character, related = LINK, CITATION, CHARACTER, RELATED

_PARTS = ("earliest", "latest", "precision", "text")
_DATES = ("said", "listed", "status_since", "occurred", "asked_on", "decided", "deposited", "effective")
_PLAIN = (
    "ref", "summary", "words_text", "words_lang", "words_translation", "words_translated_by", "about_id", "stance", "status",
    "conclusion", "standard_of_proof", "action",
)  # fmt: skip


class Linked(NamedTuple):
    """A reference entry in its role in a record."""

    role: Role
    ordinal: int
    reference_id: int
    detail: str | None
    under: int | None


class Cited(NamedTuple):
    """A citation with what is shown of its source."""

    source_id: int
    locator: str | None
    quote: str | None
    tlp: Tlp | None
    source_tlp: Tlp
    key: str
    publisher: str
    title: str
    url: str | None
    source_type: SourceType
    published: FuzzyDate | None


@dataclass(slots=True)
class Loaded:
    """A record's row with all that belongs to it; `row` has the columns of the record, `key`, `kind` and `last_told`.

    That is the number of its last publication: also of one that came after the moment that is looked back to.
    """

    row: Row[Any]
    links: list[Linked] = field(default_factory=list)
    citations: list[Cited] = field(default_factory=list)
    kinds: list[tuple[ResponseKind, int | None]] = field(default_factory=list)
    answers: list["Loaded"] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        """Give what the record is."""
        return cast(Kind, self.row.kind)

    def dated(self, name: str) -> FuzzyDate | None:
        """Give one of its dates."""
        return _date(self.row, name)

    def linked(self, *roles: Role) -> list[int]:
        """Give the ids of the reference entries in these roles, in the record's own order."""
        return [each.reference_id for each in self.links if each.role in roles]


def load(session: Session, ids: Sequence[int], ceiling: Tlp, *, unseen: bool = False) -> list[Loaded]:
    """Load records in the order of their ids, each allegation with its responses and assessments, the earliest first.

    What the reader may not see is left out; with `unseen` only of the responses and assessments, since a reviewer looks at
    the records themselves before anybody else does.
    """
    if not ids:
        return []
    past = past_of(session)
    rows = session.execute(_records(ceiling, past.home if past else None, unseen), {"ids": list(ids)})
    found = {row.id: Loaded(row) for row in rows}
    _add_parts(session, found)
    for each in sorted(found.values(), key=_earliest):
        above = found.get(each.row.about_id)
        if above is not None and each.row.is_shown:
            above.answers.append(each)
    return [found[each] for each in ids if each in found]


def duplicate_of(session: Session, ids: Sequence[int], ceiling: Tlp) -> dict[int, str]:
    """Give the refs of the records of which these were found to be duplicates, where the reader may see them."""
    rows = session.execute(_duplicates(ceiling), {"ids": list(ids)}) if ids else ()
    return {row.record_id: row.ref for row in rows}


# The statements are made once: to make one takes longer than to run it.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_LINKS = (
    select(link.c.record_id, link.c.role, link.c.ordinal, link.c.reference_id, link.c.detail, link.c.under)
    .where(link.c.record_id.in_(_IDS))
    .order_by(link.c.record_id, link.c.ordinal)
)
_CITATIONS = (
    select(
        *(citation.c.record_id, citation.c.source_id, citation.c.locator, citation.c.quote, citation.c.tlp),
        *(source.c.tlp, entry.c.key, source.c.publisher, source.c.title, source.c.url, source.c.source_type),
        *(source.c[f"published_on_{part}"] for part in _PARTS),
    )
    .join(source, source.c.id == citation.c.source_id)
    .join(entry, entry.c.id == source.c.id)
    .where(citation.c.record_id.in_(_IDS))
    .order_by(citation.c.record_id, citation.c.ordinal)
)
_KINDS = (
    select(character.c.record_id, character.c.kind, character.c.source_id)
    .where(character.c.record_id.in_(_IDS))
    .order_by(character.c.record_id, character.c.ordinal)
)


@cache
def _records(ceiling: Tlp, home: str | None, unseen: bool) -> Select[Any]:
    columns = [record.c[name] for name in _PLAIN]
    dates = [record.c[f"{name}_{part}"] for name in _DATES for part in _PARTS]
    publication = at_home(PUBLICATION, home) if home else PUBLICATION
    last = select(func.max(publication.c.seq)).where(publication.c.record_id == record.c.id)
    told = last.correlate(record).scalar_subquery().label("last_told")
    shown = (visible(ceiling) if unseen else true()).label("is_shown")
    rows = select(record.c.id, entry.c.key, entry.c.kind, *columns, *dates, told, shown)
    rows = rows.join(entry, entry.c.id == record.c.id)
    # Two look-ups in an index each: with OR between the conditions SQLite reads the whole table.
    asked = select(record.c.id).where(record.c.id.in_(_IDS))
    about = select(record.c.id).where(record.c.about_id.in_(_IDS))
    found = rows.where(record.c.id.in_(union(asked, about)))
    return found.where(or_(visible(ceiling), record.c.id.in_(_IDS))) if unseen else found.where(visible(ceiling))


@cache
def _duplicates(ceiling: Tlp) -> Select[tuple[int, str]]:
    rows = select(related.c.record_id, record.c.ref).join(record, record.c.id == related.c.other_id)
    found = rows.where(related.c.record_id.in_(_IDS), related.c.relation == Relation.DUPLICATE_OF, visible(ceiling))
    return found.order_by(related.c.record_id, related.c.ordinal.desc())


def _add_parts(session: Session, found: dict[int, Loaded]) -> None:
    ids = {"ids": list(found)}
    for record_id, *parts in session.execute(_LINKS, ids):
        found[record_id].links.append(Linked(*parts))
    for row in session.execute(_CITATIONS, ids):
        found[row[0]].citations.append(Cited._make((*row[1:11], _dated(*row[11:]))))
    responses = [record_id for record_id, each in found.items() if each.kind is Kind.RESPONSE]
    if responses:
        for record_id, kind, source_id in session.execute(_KINDS, {"ids": responses}):
            found[record_id].kinds.append((kind, source_id))


def cited_by_key(session: Session, keys: Sequence[str]) -> dict[str, Cited]:
    """Load what is shown of sources, by their keys, as if each were cited as a whole."""
    of_source = (source.c.publisher, source.c.title, source.c.url, source.c.source_type)
    published = (source.c[f"published_on_{part}"] for part in _PARTS)
    rows = select(source.c.id, source.c.tlp, entry.c.key, *of_source, *published).join(entry, entry.c.id == source.c.id)
    found = {}
    for row in session.execute(rows.where(entry.c.key.in_(keys))):
        found[row.key] = Cited._make((row[0], None, None, None, *row[1:7], _dated(*row[7:])))
    return found


def _date(row: Row[Any], name: str) -> FuzzyDate | None:
    return _dated(*(getattr(row, f"{name}_{part}") for part in _PARTS))


def _dated(earliest: date | None, latest: date | None, precision: Precision | None, text: str | None) -> FuzzyDate | None:
    return FuzzyDate(earliest, latest, precision, text) if precision is not None else None


def _earliest(loaded: Loaded) -> tuple[bool, Any, int]:
    first = loaded.row.listed_earliest
    return (first is None, first, loaded.row.id)
