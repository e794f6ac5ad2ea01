"""Which records can go out of the register under a ceiling, and still keep the register's rules where they arrive."""

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, distinct, exists, func, or_, select

from bot.register.reading import visible
from bot.register.rows import CHARACTER, CITATION, RECORD, SOURCE
from bot.register.vocabulary import ResponseKind, Status, Tlp


def open_citation(ceiling: Tlp) -> ColumnElement[bool]:
    """Give the criterion that a citation, joined with its source, may be shown under a ceiling."""
    open_to_all = ceiling.and_more_open
    return and_(or_(CITATION.c.tlp.is_(None), CITATION.c.tlp.in_(open_to_all)), SOURCE.c.tlp.in_(open_to_all))


@lru_cache(maxsize=100)
def has_open_citation(ceiling: Tlp, table: FromClause = RECORD) -> ColumnElement[bool]:
    """Give the criterion that a record has a citation that may be shown."""
    cited = select(CITATION.c.source_id).join(SOURCE, SOURCE.c.id == CITATION.c.source_id)
    return _looked_up(cited.where(CITATION.c.record_id == table.c.id, open_citation(ceiling)))


@lru_cache(maxsize=100)
def answers_are_whole(ceiling: Tlp, table: FromClause = RECORD) -> ColumnElement[bool]:
    """Give the criterion that each answer to an allegation that a reader sees can be shown with a citation."""
    answer = RECORD.alias()
    seen = select(answer.c.id).where(answer.c.about_id == table.c.id, visible(ceiling, answer))
    return ~_looked_up(seen.where(~has_open_citation(ceiling, answer)))


@lru_cache(maxsize=100)
def status_is_founded(ceiling: Tlp, table: FromClause = RECORD) -> ColumnElement[bool]:
    """Give the criterion that the status of an allegation rests on what may be shown; other records have none."""
    answer = RECORD.alias()
    groups = (
        select(func.count(distinct(SOURCE.c.independence_group)))
        .join(CITATION, SOURCE.c.id == CITATION.c.source_id)
        .where(CITATION.c.record_id == table.c.id, open_citation(ceiling))
    )
    seen = select(answer.c.id).where(answer.c.about_id == table.c.id, visible(ceiling, answer))
    admission = select(CHARACTER.c.record_id).where(
        CHARACTER.c.record_id == answer.c.id, CHARACTER.c.source_id.is_(None), CHARACTER.c.kind == ResponseKind.ADMISSION
    )
    concluded = (Status.FINDING, Status.NOT_SUBSTANTIATED, Status.REFUTED)
    status = table.c.status
    return or_(
        status.is_(None),
        status.in_((Status.ALLEGED, Status.CONTESTED, Status.RETRACTED)),
        and_(status == Status.CORROBORATED, groups.scalar_subquery() >= 2),
        and_(status.in_(concluded), _looked_up(seen.where(answer.c.conclusion == status))),
        and_(status == Status.ACKNOWLEDGED, _looked_up(seen.where(_looked_up(admission)))),
    )


@lru_cache(maxsize=100)
def can_stand(ceiling: Tlp) -> ColumnElement[bool]:
    """Give the criterion that a record may be shown and, without what may not, still keeps the register's rules.

    It has a citation left; the status of an allegation rests on what is left, and all that readers see of its answers can go
    with it; an answer has its allegation.
    """
    allegation = RECORD.alias()
    above = select(allegation.c.id).where(
        allegation.c.id == RECORD.c.about_id,
        visible(ceiling, allegation),
        has_open_citation(ceiling, allegation),
        answers_are_whole(ceiling, allegation),
        status_is_founded(ceiling, allegation),
    )
    return and_(
        visible(ceiling),
        has_open_citation(ceiling),
        status_is_founded(ceiling),
        or_(RECORD.c.status.is_(None), answers_are_whole(ceiling)),
        or_(RECORD.c.about_id.is_(None), _looked_up(above)),
    )


def _looked_up(rows: Select[Any]) -> ColumnElement[bool]:
    """Ask for each record by itself whether there are such rows: by an index that is a moment's work.

    OFFSET 0 keeps PostgreSQL from joining the tables in its stead, which on tables that it has not counted yet can come to
    comparing every record with every citation.
    """
    return exists(rows.offset(0))
