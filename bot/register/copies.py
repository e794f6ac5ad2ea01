"""Whole tables as text, the same on both engines: what a backup holds, and what two registers are compared by.

The text is that of PostgreSQL's COPY: a line for each row in the order of their keys, tabs between the columns, `\\N` for
nothing, in UTF-8. PostgreSQL reads and writes it by itself; for SQLite this module does.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, Table, collate, func, insert, select, text
from sqlalchemy.orm import Session
from sqlalchemy.types import JSON, Boolean, Date, DateTime, Double, Integer, String, Time, TypeEngine

from bot.database import check_integrity, refresh_statistics
from bot.errors import RapporteurError

_NOTHING = r"\N"
_ESCAPES = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r", "\b": r"\b", "\f": r"\f", "\v": r"\v"}
_MEANINGS = {escaped: plain for plain, escaped in _ESCAPES.items()}
_TO_ESCAPE = re.compile(r"[\\\t\n\r\b\f\v]")
_ESCAPED = re.compile(r"\\.", re.DOTALL)

Convert = Callable[[Any], Any]


class RowsDoNotFitError(RapporteurError):
    """Rows that are to be put into tables are none of theirs."""

    def __init__(self, which: str) -> None:
        """Say which."""
        super().__init__(f"The rows {which} fit into no register.", "Nothing was changed.", "Name another backup.")


@dataclass(frozen=True, slots=True)
class Sum:
    """What a table's text comes to: lines, bytes, and its SHA-256."""

    rows: int
    size: int
    sha256: str


class Summing:
    """Sums a text up while its pieces pass."""

    def __init__(self) -> None:
        self._rows = self._size = 0
        self._hash = hashlib.sha256()

    def passing(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Give the pieces on; each holds whole lines."""
        for piece in pieces:
            self._rows += piece.count(b"\n")
            self._size += len(piece)
            self._hash.update(piece)
            yield piece

    def sum(self) -> Sum:
        """Give the sum of what has passed so far."""
        return Sum(self._rows, self._size, self._hash.hexdigest())


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a register of a revision holds, as one transaction sees it: `tables` in an order in which they may be filled."""

    session: Session
    revision: str
    tables: tuple[Table, ...]

    @property
    def engine(self) -> str:
        """Name the engine: sqlite or postgresql."""
        return self.session.get_bind().dialect.name

    def columns(self) -> dict[str, list[str]]:
        """Give the columns of each table by its name."""
        return {str(table.name): [str(column.name) for column in table.columns] for table in self.tables}

    def check(self) -> None:
        """Raise DatabaseUnusableError where the file of the register is damaged."""
        check_integrity(self.session)

    def count(self, name: str) -> int:
        """Count a table's rows, as the engine does it."""
        return self.session.scalar(select(func.count()).select_from(self._table(name))) or 0

    def text(self, name: str) -> Iterator[bytes]:
        """Give a table's rows as lines."""
        table = self._table(name)
        keys = [_by_bytes(self.session, column) for column in table.primary_key.columns]
        query = str(select(table).order_by(*keys).compile(dialect=self.session.get_bind().dialect))
        return _from_sqlite(self.session, table, query) if _is_sqlite(self.session) else _from_postgresql(self.session, query)

    def sum(self, name: str) -> Sum:
        """Sum a table up. The same rows come to the same on both engines."""
        summing = Summing()
        for _ in summing.passing(self.text(name)):
            pass
        return summing.sum()

    def fill(self, name: str, lines: Iterable[bytes]) -> None:
        """Put rows into an empty table, each a whole line; raise RowsDoNotFitError where they are none of this table."""
        with _told_of(self.session, f"of {name}"):
            (_into_sqlite if _is_sqlite(self.session) else _into_postgresql)(self.session, self._table(name), lines)

    def finish(self) -> None:
        """See that what was filled in refers to nothing that is not there, and let the engine number and plan on from it."""
        if _is_sqlite(self.session):
            if dangling := self.session.execute(text("PRAGMA foreign_key_check")).first():
                raise RowsDoNotFitError(f"of {dangling[0]} that refer to others")
            return
        with _told_of(self.session, "that refer to others"), _cursor(self.session) as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in self.tables:
            _number_on(self.session, table)
        refresh_statistics(self.session, self.tables)

    def _table(self, name: str) -> Table:
        return next(table for table in self.tables if table.name == name)


@contextmanager
def _told_of(session: Session, which: str) -> Iterator[None]:
    driver = session.get_bind().dialect.loaded_dbapi
    try:
        yield
    except (ValueError, KeyError, OverflowError, driver.IntegrityError, driver.DataError, driver.ProgrammingError) as error:
        raise RowsDoNotFitError(which) from error


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _cursor(session: Session) -> Any:
    """Give the driver's own cursor: millions of rows need not go through SQLAlchemy one by one."""
    return session.connection().connection.cursor()


def _by_bytes(session: Session, column: Column[Any]) -> Any:
    """Order by a column as SQLite does it, whatever the language of a PostgreSQL database is."""
    return collate(column, "C") if isinstance(column.type, String) and not _is_sqlite(session) else column


# --- PostgreSQL ------------------------------------------------------------------------------------------------------------


def _from_postgresql(session: Session, query: str) -> Iterator[bytes]:
    # What a server may be set to say in another form.
    for setting in ("timezone TO 'UTC'", "datestyle TO 'ISO'", "extra_float_digits TO 1"):
        session.execute(text(f"SET LOCAL {setting}"))
    with _cursor(session) as cursor, cursor.copy(f"COPY ({query}) TO STDOUT WITH (ENCODING 'UTF8')") as rows:
        for row in rows:
            yield bytes(row)


def _number_on(session: Session, table: Table) -> None:
    for column in table.primary_key.columns:
        if sequence := session.scalar(select(func.pg_get_serial_sequence(table.name, column.name))):
            last = session.scalar(select(func.max(column)))
            session.execute(select(func.setval(sequence, last or 1, last is not None)))


def _into_postgresql(session: Session, table: Table, lines: Iterable[bytes]) -> None:
    quote = session.get_bind().dialect.identifier_preparer.quote
    columns = ", ".join(quote(column.name) for column in table.columns)
    statement = f"COPY {quote(table.name)} ({columns}) FROM STDIN WITH (ENCODING 'UTF8')"
    with _cursor(session) as cursor, cursor.copy(statement) as rows:
        for line in lines:
            rows.write(line)


# --- SQLite ----------------------------------------------------------------------------------------------------------------


def _from_sqlite(session: Session, table: Table, query: str) -> Iterator[bytes]:
    convert = [_readers(column.type)[0] for column in table.columns]
    for row in _cursor(session).execute(query):
        fields = [_NOTHING if value is None else of(value) for of, value in zip(convert, row, strict=True)]
        yield ("\t".join(fields) + "\n").encode()


def _into_sqlite(session: Session, table: Table, lines: Iterable[bytes]) -> None:
    convert = [_readers(column.type)[1] for column in table.columns]
    statement = str(insert(table).compile(dialect=session.get_bind().dialect))
    _cursor(session).executemany(statement, (_fields(line.decode(), convert) for line in lines))


def _fields(line: str, convert: list[Convert]) -> list[Any]:
    if not line.endswith("\n"):
        raise ValueError("a line without an end")
    fields = line[:-1].split("\t")
    return [None if field == _NOTHING else of(field) for of, field in zip(convert, fields, strict=True)]


def _readers(kind: TypeEngine[Any]) -> tuple[Convert, Convert]:
    """Give what turns a value of SQLite into PostgreSQL's text for it, and back; raise TypeError for an unknown type."""
    for known, (to_text, from_text) in _FORMS.items():
        if isinstance(kind, known):
            return to_text, from_text
    raise TypeError(f"no text form for {kind!r}")


def _escaped(value: str) -> str:
    return _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], value)


def _plain(field: str) -> str:
    return _ESCAPED.sub(lambda found: _MEANINGS[found[0]], field) if "\\" in field else field


def _seconds(value: str) -> str:
    """Drop the zeros after the seconds, which SQLite's text always has."""
    return value.rstrip("0").rstrip(".") if "." in value else value


def _moment(field: str) -> str:
    if not field.endswith("+00"):
        raise ValueError("a moment that is not in UTC")
    return datetime.fromisoformat(field[:-3]).strftime("%Y-%m-%d %H:%M:%S.%f")


_FORMS: dict[type[TypeEngine[Any]], tuple[Convert, Convert]] = {
    Boolean: ({0: "f", 1: "t"}.__getitem__, {"f": 0, "t": 1}.__getitem__),
    Integer: (str, int),
    Double: (lambda value: repr(float(value)).removesuffix(".0"), float),
    DateTime: (lambda value: f"{_seconds(value)}+00", _moment),
    Date: (str, lambda field: date.fromisoformat(field).isoformat()),
    Time: (_seconds, lambda field: time.fromisoformat(field).strftime("%H:%M:%S.%f")),
    JSON: (_escaped, _plain),
    String: (_escaped, _plain),
}
