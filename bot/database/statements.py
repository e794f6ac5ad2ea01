"""Parts of statements that the engines write or plan differently."""

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, String, Table, type_coerce
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

Value = TypeVar("Value")


def inserting(session: Session, table: Table) -> Any:
    """Begin an insert that may meet its row: both engines know `on_conflict`, each by a class of its own."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    return (sqlite.insert if on_sqlite else postgresql.insert)(table)


class Common(FunctionElement[bool]):
    """A condition that nearly all rows meet: SQLite must not begin with it, though there is an index for the rare others.

    PostgreSQL counts the values of a column by itself; SQLite takes an index that it knows nothing of for a narrow one.
    """

    inherit_cache = True
    name = "common"  # and no type: as a Boolean it would be compared with 1, and no index could serve it any more


@compiles(Common, "sqlite")
def _likely(element: Common, compiler: SQLCompiler, **how: Any) -> str:
    return f"likely({compiler.process(element.clauses, **how)})"


class Aside(FunctionElement[Any]):
    """A column by which SQLite must not look rows up, though an index has it: where others lead to fewer, or in better order.

    PostgreSQL knows how many there are of each value, and decides by itself.
    """

    inherit_cache = True
    name = "aside"


def aside(column: ColumnElement[Value]) -> ColumnElement[Value]:
    """Give a column to compare with, but not to look up by."""
    return type_coerce(Aside(column), column.type)


@compiles(Aside, "sqlite")
def _not_looked_up(element: Aside, compiler: SQLCompiler, **how: Any) -> str:
    return f"+{compiler.process(element.clauses, **how)}"


def probed(asked: Select[Any]) -> ColumnElement[bool]:
    """Ask each row by itself whether a statement that names it finds anything.

    As a plain EXISTS, PostgreSQL would sooner fetch all that could be found, for all rows that there are, and compare: fast
    where many rows are asked, but as long as the whole register where few are.
    """
    return asked.offset(0).exists()


class Bytewise(FunctionElement[str]):
    """A text in the order of its bytes, as Python sorts it; PostgreSQL would go by the language of the database."""

    inherit_cache = True
    name = "bytewise"
    type = String()


def bytewise(column: ColumnElement[str]) -> Bytewise:
    """Give a column to sort by that puts both engines' rows into the same order."""
    return Bytewise(column)


@compiles(Bytewise, "postgresql")
def _by_bytes(element: Bytewise, compiler: SQLCompiler, **how: Any) -> str:
    return f'{compiler.process(element.clauses, **how)} COLLATE "C"'


@compiles(Common)
@compiles(Aside)
@compiles(Bytewise)
def _as_it_is(element: Common | Aside | Bytewise, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(element.clauses, **how)
