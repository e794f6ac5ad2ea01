"""Many rows written at once, in statements that are compiled once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Delete,
    Dialect,
    Insert,
    Integer,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session


def next_ids(session: Session, table: Table, count: int) -> range:
    """Take ids for rows of one table that are about to be written: see `next_ids_of`."""
    return next_ids_of(session, {table: count})[table]


def next_ids_of(session: Session, counts: Mapping[Table, int]) -> dict[Table, range]:
    """Take ids for rows that are about to be written, in a writing transaction of the register's one writer.

    Rows of these tables are never deleted, so that an id never comes back.
    """
    wanted = tuple(table for table, count in counts.items() if count)
    if not wanted:
        return {table: range(0) for table in counts}
    connection = session.connection()
    last = connection.execute(_taking(wanted, connection.dialect.name), {table.name: counts[table] for table in wanted}).one()
    taken = dict(zip(wanted, last, strict=True))
    return {table: range(taken[table] - count + 1, taken[table] + 1) if count else range(0) for table, count in counts.items()}


@lru_cache(maxsize=50)
def _taking(tables: tuple[Table, ...], dialect: str) -> Select[*tuple[int, ...]]:
    """Select the last of the ids that are taken of each table; its name is the parameter that says how many."""
    return select(*(_last_taken(table, dialect) for table in tables))


def _last_taken(table: Table, dialect: str) -> ColumnElement[int]:
    column = next(iter(table.primary_key.columns))
    before = select(func.coalesce(func.max(column), 0)).scalar_subquery()
    last = before + bindparam(table.name, type_=Integer())
    if dialect != "postgresql":
        return last
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    return func.coalesce(func.setval(sequence, last), last)  # where there is no sequence, that gives NULL


def insert_rows(session: Session, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Write many rows that all have the same columns."""
    if rows:
        _execute(session, "insert", table, rows)


def update_rows(session: Session, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Change many rows, found by `own_id`, that all have the same columns."""
    if rows:
        _execute(session, "update", table, rows)


def delete_rows(session: Session, table: Table, owner: str, ids: Sequence[int]) -> None:
    """Delete the rows whose column `owner` has one of these values."""
    if ids:
        _execute(session, "delete", table, [{owner: each} for each in ids])


def _execute(session: Session, verb: str, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Run one statement for many rows.

    The types' own conversions are applied a column at a time; SQLAlchemy's way through each row takes about twice as long.
    """
    connection = session.connection()
    how = _compiled(verb, table, tuple(rows[0]), connection.dialect)
    columns = [_converted(convert, [row[name] for row in rows]) for name, convert in how.columns]
    values: Iterator[Any] = zip(*columns, strict=True)
    if not how.positional:
        names = [name for name, _ in how.columns]
        values = (dict(zip(names, row, strict=True)) for row in values)
    connection.exec_driver_sql(how.statement, list(values))


_Converter = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement in the driver's words, with the columns it takes in its order and what makes their values the driver's."""

    statement: str
    columns: tuple[tuple[str, _Converter], ...]
    positional: bool


@lru_cache(maxsize=500)  # compiling takes longer than writing a row; the statements are few: by verb, table and columns
def _compiled(verb: str, table: Table, names: tuple[str, ...], dialect: Dialect) -> _Compiled:
    statement: Insert | Update | Delete
    if verb == "insert":
        statement = insert(table).inline()
    elif verb == "update":
        statement = update(table).where(table.c.id == bindparam("own_id", type_=Integer()))
    else:
        statement = delete(table).where(*(table.c[name] == bindparam(name) for name in names))
    columns = None if verb == "delete" else [name for name in names if name != "own_id"]
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    in_order = compiled.positiontup or names
    converters = ((name, _converter(table.c.get(name), dialect)) for name in in_order)
    return _Compiled(compiled.string, tuple(converters), compiled.positional)


def _converter(column: Column[Any] | None, dialect: Dialect) -> _Converter:
    return None if column is None else column.type.dialect_impl(dialect).bind_processor(dialect)


def _converted(convert: _Converter, values: list[Any]) -> list[Any]:
    return values if convert is None else [convert(value) for value in values]
