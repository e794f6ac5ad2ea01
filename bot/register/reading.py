"""What the rooms above read: records whole, in few statements, and never more than a reader may see."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sqlalchemy import ColumnElement, FromClause, and_, select
from sqlalchemy.orm import Session, selectinload

from bot.database import Common
from bot.register import documents as docs
from bot.register.model import Assessment, Change, Citation, Entry, Record, Response
from bot.register.rows import RECORD
from bot.register.vocabulary import REF_PREFIXES, RecordState, Tlp

_REF = re.compile(rf"({'|'.join(REF_PREFIXES.values())})-?0*(\d{{1,9}})", re.IGNORECASE | re.ASCII)


@lru_cache(maxsize=100)
def visible(ceiling: Tlp, table: FromClause = RECORD) -> ColumnElement[bool]:
    """Give the criterion that a record may be shown under a ceiling: published, and marked no stricter.

    `table` is the table of records, or the name under which it stands in the statement.
    """
    return and_(Common(table.c.state == RecordState.PUBLISHED), table.c.tlp.in_(ceiling.and_more_open))


def records(session: Session, ids: Iterable[int]) -> list[Record]:
    """Give records in the order of their ids, each with its links, citations, sources, relations and response kinds.

    Ids that are no record's are passed over. What may be shown is the caller's question: see `visible`.
    """
    wanted = list(ids)
    if not wanted:
        return []
    found = {
        record.id: record
        for record in session.scalars(
            select(Record)
            .where(Record.id.in_(wanted))
            .options(
                selectinload(Record.links),
                selectinload(Record.citations).joinedload(Citation.source),
                selectinload(Record.related),
                selectinload(Record.response_kinds),
            )
        )
    }
    return [found[each] for each in wanted if each in found]


def about(session: Session, allegation_ids: Iterable[int], ceiling: Tlp) -> dict[int, list[Response | Assessment]]:
    """Give, for each allegation, what was answered to it and concluded on it, the earliest first, as far as it may be shown."""
    found: dict[int, list[Response | Assessment]] = {each: [] for each in allegation_ids}
    rows = session.execute(
        select(Record.id)
        .where(Record.about_id.in_(found), visible(ceiling))
        .order_by(RECORD.c.listed_earliest.nulls_last(), Record.id)
    )
    for record in records(session, (row.id for row in rows)):
        if isinstance(record, Response | Assessment) and record.about_id is not None:
            found[record.about_id].append(record)
    return found


def shown_citations(record: Record, ceiling: Tlp) -> list[Citation]:
    """Give the citations that may be shown: those that are not marked stricter than the ceiling, nor are their sources."""
    shown = ceiling.and_more_open
    return [cited for cited in record.citations if cited.source.tlp in shown and (cited.tlp is None or cited.tlp in shown)]


def id_of(session: Session, ref_or_key: str) -> int | None:
    """Give the id of a record by its ref (POS-0042, also pos-42) or of any entry by its key; None where there is none."""
    asked = ref_or_key.strip()
    if found := _REF.fullmatch(asked):
        by_ref = session.scalar(select(Record.id).where(Record.ref == f"{found[1].upper()}-{int(found[2]):04d}"))
        if by_ref is not None:
            return by_ref
    return session.scalar(select(Entry.id).where(Entry.key == asked.casefold()))


def free_key(session: Session, wanted: str) -> str:
    """Give a key that no entry has: the one that is wanted, or that with a number after it."""
    key, number = wanted, 1
    while id_of(session, key) is not None:
        number += 1
        key = f"{wanted}-{number}"
    return key


def document_of(session: Session, entry_id: int) -> docs.AnyDocument | None:
    """Give an entry as the interchange format writes it, or None where there is none."""
    after = session.scalar(
        select(Change.after)
        .join(Entry, (Entry.id == Change.entry_id) & (Entry.version == Change.version))
        .where(Entry.id == entry_id)
    )
    return None if after is None else docs.from_fields(after)


def queue(session: Session) -> Sequence[Record]:
    """Give the records in review, the one that was recorded first at the head."""
    ids = session.scalars(
        select(Record.id).where(Record.state == RecordState.IN_REVIEW).order_by(Record.recorded_at, Record.id)
    ).all()
    return records(session, ids)
