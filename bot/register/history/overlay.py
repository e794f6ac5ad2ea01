"""What lies over the register's tables while a session looks at the past: temporary tables, and views that hide the real ones.

A view shows the rows of today without those that came later, and with what stood otherwise as it stood. What did not differ
is left alone: the fewer columns a view computes, the more of a table's own indexes serve it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    ColumnClause,
    ColumnElement,
    Connection,
    Dialect,
    FromClause,
    Integer,
    MetaData,
    SelectBase,
    Table,
    TableClause,
    and_,
    case,
    column,
    false,
    func,
    not_,
    or_,
    select,
    table,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable

from bot.register import documents as docs
from bot.register import rows
from bot.register.many_rows import insert_rows
from bot.register.model import Change, Publication
from bot.register.vocabulary import REFERENCE_KINDS, Kind, Tlp

CHANGE, PUBLICATION = rows.table_of(Change), rows.table_of(Publication)
_OVERLAYS = MetaData()


def _temporary(name: str, *columns: Column[Any]) -> Table:
    return Table(f"past_{name}", _OVERLAYS, *columns, prefixes=["TEMPORARY"])


def _of_ids(name: str) -> Table:
    return _temporary(name, Column("id", Integer, primary_key=True, autoincrement=False))


def _like(real: Table) -> Table:
    columns = [Column(each.name, each.type, primary_key=each.primary_key, autoincrement=False) for each in real.columns]
    return _temporary(real.name, *columns)


ABSENT = _of_ids("absent")
"""The entries that were not there yet."""
LATER = _of_ids("later")
"""The changes that came later."""
_MAIN = {real: _like(real) for real in (rows.ENTRY, rows.REFERENCE, rows.SOURCE, rows.RECORD)}
"""Rows as they were, each in the place of the row of today with the same id: entries never go, and keep their ids."""
_OWNED = {real: _like(real) for real in rows.OWNED}
_OTHER_OWNERS = {real: _of_ids(f"owner_{real.name}") for real in rows.OWNED}
"""The entries that owned other rows: those of today are hidden."""
_OWNED_BY_REFERENCES = (rows.ALIAS, rows.MEMBERSHIP, rows.COVERAGE)


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry that was there already and was changed since: as it was, in which version, and as it is."""

    id: int
    version: int
    then: docs.AnyDocument
    now: docs.AnyDocument


class Overlay:
    """The rows that stood otherwise, the columns in which they did, and the views that show them.

    `home` is the schema of the real tables, `absent` the entries that were not there, each with its kind.
    """

    def __init__(self, home: str, later: Iterable[int], absent: Mapping[int, Kind]) -> None:
        self._home = home
        self._rows: dict[Table, list[rows.Row]] = defaultdict(list)
        self._differing: dict[Table, set[str]] = defaultdict(set)
        self._absent_from = {_group_of(kind) for kind in absent.values()}
        self._add(LATER, ({"id": each} for each in later))
        self._add(ABSENT, ({"id": each} for each in absent))

    @property
    def stems(self) -> dict[int, str]:
        """Give what records were found by, of those that were found by something else."""
        return {row["record_id"]: row["stems"] for row in self._rows.get(_OWNED[rows.SEARCH], ())}

    def compare(self, changed: Iterable[Changed], ids: Mapping[str, int]) -> None:
        """Keep what the rows of these entries were, where it was anything else. `ids` are those of all keys they name."""
        for each in changed:
            self._keep(rows.ENTRY, each.id, {"version": each.version}, {"version": None})
            then = _no_more_open(each.then, each.now)
            (real, was), (_, is_now) = rows.main_row(then, ids), rows.main_row(each.now, ids)
            self._keep(real, each.id, was, is_now)
            owned_now = dict(rows.owned_rows(each.now, ids))
            for part, owned in rows.owned_rows(then, ids):
                if owned != owned_now[part]:
                    self._add(_OTHER_OWNERS[part], [{"id": each.id}])
                    self._add(_OWNED[part], owned)
        for number, alias in enumerate(self._rows.get(_OWNED[rows.ALIAS], ())):
            alias["id"] = -number - 1  # it means nothing, but has to be its own

    def lay(self, session: Session) -> None:
        """Hide the real tables: every statement after this one sees the past."""
        connection = session.connection()
        _run(connection, [_made(overlay, connection.dialect) for overlay in self._rows])
        for overlay, kept in self._rows.items():
            insert_rows(session, overlay, kept)
        views = (self._view(real, connection.dialect) for real in (*_MAIN, *_OWNED, CHANGE, PUBLICATION))
        _run(connection, [view for view in views if view is not None])

    def _add(self, overlay: Table, added: Iterable[rows.Row]) -> None:
        self._rows[overlay] += [{each.name: row.get(each.name) for each in overlay.columns} for row in added]

    def _keep(self, real: Table, entry_id: int, was: rows.Row, is_now: rows.Row) -> None:
        if differing := {name for name, value in was.items() if value != is_now[name]}:
            self._differing[real] |= differing
            self._add(_MAIN[real], [{"id": entry_id, **was}])

    def _view(self, hidden: Table, dialect: Dialect) -> str | None:
        lacks = self._lacks(hidden)
        if hidden in _MAIN:
            differing = frozenset(self._differing[hidden])
            return _main_view(hidden, self._home, differing, dialect, lacks=lacks) if differing or lacks else None
        if hidden in _OWNED:
            differs = _OTHER_OWNERS[hidden] in self._rows
            return _owned_view(hidden, self._home, dialect, lacks=lacks, differs=differs) if differs or lacks else None
        return _history_view(hidden, self._home, dialect)

    def _lacks(self, hidden: Table) -> bool:
        """Tell whether a table has rows of entries that were not there."""
        if hidden is rows.ENTRY:
            return bool(self._absent_from)
        owner = rows.REFERENCE if hidden in _OWNED_BY_REFERENCES else rows.RECORD if hidden in _OWNED else hidden
        return owner in self._absent_from


# The texts are made once for each shape of a past: to make them takes longer than to run them.
@lru_cache(maxsize=100)
def _made(overlay: Table, dialect: Dialect) -> str:
    return str(CreateTable(overlay).compile(dialect=dialect))


@lru_cache(maxsize=100)
def _main_view(hidden: Table, home: str, differing: frozenset[str], dialect: Dialect, *, lacks: bool) -> str:
    real, overlay = at_home(hidden, home), _MAIN[hidden]
    view = select(*(_as_it_was(each, overlay) if each.name in differing else each for each in real.columns))
    if differing:
        view = view.select_from(real.outerjoin(overlay, overlay.c.id == real.c.id))
    if lacks:
        view = view.where(real.c.id.not_in(select(ABSENT.c.id)))
    return _as_view(hidden, view, dialect)


@lru_cache(maxsize=100)
def _owned_view(hidden: Table, home: str, dialect: Dialect, *, lacks: bool, differs: bool) -> str:
    real, overlay = at_home(hidden, home), _OWNED[hidden]
    today, then = select(real), select(overlay)
    if hidden is rows.SEARCH and dialect.name == "postgresql":  # its index is over a column that the models don't know
        today = today.add_columns(column("words", TSVECTOR))
        then = then.add_columns(func.placed_words(overlay.c.stems, type_=TSVECTOR).label("words"))
    left_out = ([ABSENT] if lacks else []) + ([_OTHER_OWNERS[hidden]] if differs else [])
    if not differs:
        known = today.where(*(real.c[rows.OWNED[hidden]].not_in(select(each.c.id)) for each in left_out))
        return _as_view(hidden, known, dialect)
    # The rows of today are left out of the whole: with a condition of its own, neither half is looked into by an index.
    both = union_all(today.add_columns(true().label("today")), then.add_columns(false().label("today"))).subquery("both")
    owner = both.c[rows.OWNED[hidden]]
    is_hidden = and_(both.c.today, or_(*(owner.in_(select(each.c.id)) for each in left_out)))
    shown = [each for each in both.columns if each.name != "today"]
    return _as_view(hidden, select(*shown).where(not_(is_hidden)), dialect)


@lru_cache(maxsize=100)
def _history_view(hidden: Table, home: str, dialect: Dialect) -> str:
    real = at_home(hidden, home)
    change_id = real.c.id if hidden is CHANGE else real.c.change_id
    return _as_view(hidden, select(real).where(change_id.not_in(select(LATER.c.id))), dialect)


def _as_view(hidden: Table, view: SelectBase, dialect: Dialect) -> str:
    return f"CREATE TEMPORARY VIEW {dialect.identifier_preparer.format_table(hidden)} AS {view.compile(dialect=dialect)}"


@cache
def at_home(real: Table, home: str) -> TableClause:
    """Give a table under its full name, by which it is seen whatever lies over it."""
    return table(real.name, *(column(each.name, each.type) for each in real.columns), schema=home)


def _as_it_was(today: ColumnClause[Any], overlay: FromClause) -> ColumnElement[Any]:
    return case((overlay.c.id.is_(None), today), else_=overlay.c[today.name]).label(today.name)


def _group_of(kind: Kind) -> Table:
    """Give the table of a kind's group."""
    if kind is Kind.SOURCE:
        return rows.SOURCE
    return rows.REFERENCE if kind in REFERENCE_KINDS else rows.RECORD


def _no_more_open(then: docs.AnyDocument, now: docs.AnyDocument) -> docs.AnyDocument:
    """Give an entry as it was, under the stricter of its markings then and now, and so for each of its citations.

    What was marked too openly and is not any more must not be seen by looking back.
    """
    if isinstance(then, docs.RecordDocument) and isinstance(now, docs.RecordDocument):
        marked = {(cited.source, cited.locator, cited.quote): cited.tlp for cited in now.citations}
        citations = tuple(
            msgspec.structs.replace(cited, tlp=_stricter(cited.tlp, marked.get((cited.source, cited.locator, cited.quote))))
            for cited in then.citations
        )
        return msgspec.structs.replace(then, tlp=_stricter(then.tlp, now.tlp), citations=citations)
    if isinstance(then, docs.SourceDocument) and isinstance(now, docs.SourceDocument):
        return msgspec.structs.replace(then, tlp=_stricter(then.tlp, now.tlp))
    return then


def _stricter(one: Tlp | None, other: Tlp | None) -> Tlp | None:
    marked = [each for each in (one, other) if each is not None]
    return max(marked, key=list(Tlp).index, default=None)


def _run(connection: Connection, statements: Iterable[str]) -> None:
    texts = list(statements)
    if connection.dialect.name == "postgresql" and texts:
        texts = ["; ".join(texts)]  # each would wait for the server by itself
    for each in texts:
        connection.exec_driver_sql(each)
