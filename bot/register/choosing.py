"""What can be chosen while its words are still being typed: sources and records, by the indexes alone, the newest first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, Row, Select, exists, false, func, literal, or_, select
from sqlalchemy.orm import Session

from bot.database import aside
from bot.register import documents as docs
from bot.register.duplicates.candidates import Sight
from bot.register.folding import plain_words, stems
from bot.register.listings import LISTING
from bot.register.rows import CITATION, ENTRY, RECORD, SOURCE
from bot.register.search import records_beginning, sources_beginning
from bot.register.vocabulary import REF_PREFIXES, Kind, Status

_MOST_FOUND = 30
_MOST_LOOKED_AT = 10_000
"""Of what words find: where they are in more, the oldest are found by their ref, or by more words."""
_MOST_READ = 200
"""Characters that are read of what was typed."""
_ANSWER = LISTING.alias("answer")
_NUMBER = re.compile(r"([a-z]{3})?[ -]?0*(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source as lists name it."""

    key: str
    publisher: str
    title: str


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record as lists name it; an allegation with its status, and with how many responses to it may be seen."""

    key: str
    ref: str
    summary: str
    status: Status | None = None
    responses: int = 0


def sources_like(session: Session, typed: str, sight: Sight) -> list[FoundSource]:
    """Give the sources that have words beginning with each of the words typed: publisher, title and address count."""
    words = plain_words(typed[:_MOST_READ])
    if not words:
        return []
    begun = _newest(sources_beginning(words))
    rows = session.execute(
        _sources(sight).join(begun, begun.c.id == SOURCE.c.id).order_by(begun.c.id.desc()).limit(_MOST_FOUND)
    )
    return [FoundSource(row.key, row.publisher, row.title) for row in rows]


def source_at(session: Session, url: str, sight: Sight) -> FoundSource | None:
    """Give the source with this address that was put in last, or None."""
    row = session.execute(_sources(sight).where(SOURCE.c.url == url).order_by(SOURCE.c.id.desc()).limit(1)).one_or_none()
    return FoundSource(row.key, row.publisher, row.title) if row else None


def source_of(session: Session, key: str, sight: Sight) -> FoundSource | None:
    """Give a source by its key, or None where there is none that may be seen."""
    row = session.execute(_sources(sight).where(ENTRY.c.key == key)).one_or_none()
    return FoundSource(row.key, row.publisher, row.title) if row else None


def records_like(session: Session, kind: Kind, typed: str, sight: Sight) -> list[FoundRecord]:
    """Give the records of a kind with this ref, or with words that begin as those typed."""
    numbered = _NUMBER.fullmatch(typed.strip().lower())
    if numbered and numbered[1] in {None, REF_PREFIXES[kind].lower()}:
        by_ref = session.execute(_records(kind, sight).where(RECORD.c.ref == f"{REF_PREFIXES[kind]}-{int(numbered[2]):04d}"))
        if found := [_found(kind, row) for row in by_ref]:
            return found
    wanted = stems(typed[:_MOST_READ])
    if not wanted:
        return []
    # A word that is still being typed may go on beyond its stem ("allegati"), and then the words before it have to do.
    for words in filter(None, (wanted, wanted.rpartition(" ")[0])):
        begun = _newest(records_beginning(words))
        rows = session.execute(
            _records(kind, sight).join(begun, begun.c.id == RECORD.c.id).order_by(begun.c.id.desc()).limit(_MOST_FOUND)
        )
        if found := [_found(kind, row) for row in rows]:
            return found
    return []


def record_of(session: Session, key_or_ref: str, kind: Kind, sight: Sight) -> FoundRecord | None:
    """Give a record by its key or its ref, or None where there is none of the kind that may be seen."""
    named = or_(ENTRY.c.key == key_or_ref, RECORD.c.ref == key_or_ref.upper())
    row = session.execute(_records(kind, sight).where(named).limit(1)).one_or_none()
    return _found(kind, row) if row else None


def unseen(session: Session, record: docs.RecordDocument, sight: Sight, new: Sequence[docs.SourceDocument]) -> list[str]:
    """Give the fields in which a record names a source or a record that its author may not see, or that is not there.

    To refuse it with any other word would tell of what is hidden. `new` are the sources that are put in with it.
    """
    own = {source.key for source in new}
    cited = [each.source for each in record.citations if each.source not in own]
    fields = ["source"] if any(source_of(session, key, sight) is None for key in cited) else []
    named = (("responds_to", Kind.ALLEGATION), ("assesses", Kind.ALLEGATION), ("supersedes", Kind.POSITION))
    chosen = ((field, getattr(record, field, None), kind) for field, kind in named)
    return fields + [field for field, key, kind in chosen if key and record_of(session, key, kind, sight) is None]


def _newest(begun: FromClause) -> FromClause:
    """Give the newest of what an index finds: as many as can be looked at while somebody waits for the next letter."""
    return select(begun.c.id).order_by(begun.c.id.desc()).limit(_MOST_LOOKED_AT).subquery("newest")


def _found(kind: Kind, row: Row[str, str, str, str, int]) -> FoundRecord:
    status = Status(row.word) if kind is Kind.ALLEGATION else None
    return FoundRecord(row.key, row.ref, row.summary, status, row.responses)


def _records(kind: Kind, sight: Sight) -> Select[str, str, str, str, int]:
    answers = select(func.count()).where(
        _ANSWER.c.about_id == RECORD.c.id,
        _ANSWER.c.kind == Kind.RESPONSE,
        _ANSWER.c.tlp.in_(sight.ceiling.and_more_open),
    )
    responses = answers.correlate(RECORD).scalar_subquery() if kind is Kind.ALLEGATION else literal(0)
    return (
        select(ENTRY.c.key, RECORD.c.ref, RECORD.c.summary, LISTING.c.word, responses.label("responses"))
        .join(ENTRY, ENTRY.c.id == RECORD.c.id)
        .join(LISTING, LISTING.c.record_id == RECORD.c.id)
        .where(aside(LISTING.c.kind) == kind, sight.criterion)
    )


def _sources(sight: Sight) -> Select[str, str, str]:
    return (
        select(ENTRY.c.key, SOURCE.c.publisher, SOURCE.c.title)
        .select_from(SOURCE)
        .join(ENTRY, ENTRY.c.id == SOURCE.c.id)
        .where(_may_see_source(sight))
    )


def _may_see_source(sight: Sight) -> ColumnElement[bool]:
    """Ask for a source that is marked no stricter than the ceiling, is one's own, or stands in the queue that one reviews."""
    citing = [each for each in (sight.of_own, sight.of_queue) if each is not None]
    cited = exists().where(CITATION.c.source_id == SOURCE.c.id, RECORD.c.id == CITATION.c.record_id, or_(false(), *citing))
    return or_(SOURCE.c.tlp.in_(sight.ceiling.and_more_open), cited)
