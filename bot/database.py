"""Engine and transactions, and all that differs between SQLite and PostgreSQL.

Every transaction is begun here, as a reading or a writing one. On SQLite a writing one begins with BEGIN IMMEDIATE: a
deferred transaction that turns from reading to writing fails at once when another writer was faster, whatever the time-out.
"""

import datetime
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    Select,
    String,
    Table,
    create_engine,
    event,
    text,
    type_coerce,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

from bot import clock
from bot.errors import RapporteurError

Value = TypeVar("Value")
Transaction: TypeAlias = Session
"""What a transaction is handed on as by rooms that ask the database nothing by themselves."""

SQLITE_WAIT_SECONDS = 10
SQLITE_PATIENCE_SECONDS = 600
"""How long a writer waits that has to, as one that starts beside another that backs the register up and migrates it."""
_SQLITE_CONNECTIONS = 30
"""Kept open: one for each thread that may read at once. SQLAlchemy's own five had to be opened and prepared ever again."""
PUBLICATION_LOCK = 7_267_001
"""Key of the PostgreSQL advisory lock under which publication numbers are taken."""
SCHEMA_LOCK = 7_267_002
"""Key of the PostgreSQL advisory lock under which the schema is migrated."""
ROLES_LOCK = 7_267_003
"""Key of the PostgreSQL advisory lock under which roles are given and taken back."""


class DatabaseUnusableError(RapporteurError):
    """The database is missing, locked, corrupt or refuses us; the sentence says which."""


class OvertakenError(Exception):
    """Another transaction changed what this one was to change, after it began: nothing was changed, and it may begin anew."""


class Base(DeclarativeBase):
    """Base of all mapped classes, with names for constraints so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UTCDateTime(TypeDecorator[datetime.datetime]):
    """An aware moment in UTC; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime.datetime | None, _dialect: Dialect) -> datetime.datetime | None:
        """Turn an aware moment into UTC; raise ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone must not reach the database")
        return value.astimezone(datetime.UTC)

    def process_result_value(self, value: datetime.datetime | None, _dialect: Dialect) -> datetime.datetime | None:
        """Give the moment with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=datetime.UTC) if value.tzinfo is None else value.astimezone(datetime.UTC)


class Database:
    """One database: where transactions are begun.

    `url` is SQLAlchemy's; a bare `postgresql://` is taken as psycopg 3. Nothing is opened before the first transaction.
    """

    def __init__(self, url: str) -> None:
        """Prepare the engine; raise DatabaseUnusableError where the address cannot be one."""
        self.url = _normal(url)
        self.engine: Engine = _engine(self.url)
        self._session = sessionmaker(self.engine, expire_on_commit=False)
        self._writing_session = sessionmaker(self.engine.execution_options(writing=True), expire_on_commit=False)
        self._patient_session = sessionmaker(self.engine.execution_options(writing=True, patient=True), expire_on_commit=False)
        self._turn = threading.Lock()

    @property
    def is_sqlite(self) -> bool:
        """Tell SQLite from PostgreSQL, for the few statements that differ."""
        return self.engine.dialect.name == "sqlite"

    @property
    def sqlite_path(self) -> Path | None:
        """Give the file of a SQLite database, or None."""
        name = self.url.database
        return Path(name) if self.is_sqlite and name and name != ":memory:" else None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Begin a reading transaction; nothing written in it is kept, and what was loaded may be used after it."""
        with _named_faults(self), self._session() as session:
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """Begin a reading transaction in which everything stands still, whatever others write meanwhile."""
        with self.read() as session:
            if not self.is_sqlite:  # where each transaction is so by itself
                session.connection(execution_options={"isolation_level": "REPEATABLE READ", "postgresql_readonly": True})
                leave_uncompiled(session)
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Begin a writing transaction: committed at the end, rolled back whole on any exception."""
        with _named_faults(self), self._in_turn(SQLITE_WAIT_SECONDS), self._writing_session.begin() as session:
            yield session

    @contextmanager
    def write_steadily(self) -> Iterator[Session]:
        """Begin a writing transaction as `write` does, in which everything stands still; raise OvertakenError."""
        try:
            with self.write() as session:
                if not self.is_sqlite:  # where no other writes meanwhile
                    session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
                yield session
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != _SERIALIZATION_FAILURE:
                raise
            raise OvertakenError from error

    @contextmanager
    def write_patiently(self) -> Iterator[Session]:
        """Begin a writing transaction as `write` does, but on SQLite wait for ten minutes until another writer is through."""
        with _named_faults(self), self._in_turn(SQLITE_PATIENCE_SECONDS), self._patient_session.begin() as session:
            yield session

    @contextmanager
    def _in_turn(self, longest: float) -> Iterator[None]:
        """Let the threads of this process write to SQLite one after the other.

        It has one writer at a time anyhow, but those that wait would look ever more seldom whether it is their turn. Its own
        lock stays what counts: who waits for too long here goes on to that.
        """
        has_turn = self.is_sqlite and self._turn.acquire(timeout=longest)
        try:
            yield
        finally:
            if has_turn:
                self._turn.release()

    def dispose(self) -> None:
        """Close all connections."""
        self.engine.dispose()


_SERIALIZATION_FAILURE = "40001"
_LOCK = text("SELECT pg_advisory_xact_lock(:key)")
_LOCKED = "publications are locked in"
"""Where a session keeps the transaction that holds the lock: to ask for it again would be a journey for nothing."""


def lock_publications(session: Session) -> None:
    """Keep other writers of the register waiting until this transaction ends.

    So publication numbers follow the order of commits, and no two writers judge the rules that span records by what the
    other is about to change. SQLite has one writer at a time already.
    """
    transaction = session.get_transaction() or session.begin()
    if session.get_bind().dialect.name != "postgresql" or session.info.get(_LOCKED) is transaction:
        return
    session.connection().execute(_LOCK, {"key": PUBLICATION_LOCK})
    session.info[_LOCKED] = transaction


def lock_schema(session: Session) -> None:
    """Keep others who would migrate waiting until this transaction ends, so that replicas may start together."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(_LOCK, {"key": SCHEMA_LOCK})


def lock_roles(session: Session) -> None:
    """Keep others who would give roles waiting until this transaction ends: two admins could each take the other's back."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(_LOCK, {"key": ROLES_LOCK})


def hold_writers(session: Session, tables: Iterable[Table]) -> None:
    """Keep others from writing to tables until this transaction ends; they may read. SQLite has one writer at a time."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"LOCK TABLE {', '.join(table.name for table in tables)} IN SHARE MODE"))


def check_integrity(session: Session) -> None:
    """Raise DatabaseUnusableError where a SQLite file is damaged in a place that reading may pass by, as in an index.

    PostgreSQL keeps checksums of its own and refuses what is damaged when it is read.
    """
    if session.get_bind().dialect.name == "sqlite":
        found = session.scalar(text("PRAGMA integrity_check(1)"))
        if found != "ok":
            raise DatabaseUnusableError(
                f"The database file {session.connection().engine.url.database} is corrupt ({str(found).splitlines()[-1]}).",
                "Nothing was changed.",
                "Restore a backup; keep the damaged file aside.",
            )


def refresh_statistics(session: Session, tables: Iterable[Table]) -> None:
    """Let PostgreSQL count what stands in tables that have just grown; by itself it does so a minute later.

    Until then it plans for tables that are nearly empty. SQLite plans without statistics: see `Common`.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"ANALYZE {', '.join(table.name for table in tables)}"))


def inserting(session: Session, table: Table) -> Any:
    """Begin an insert that may meet its row: both engines know `on_conflict`, each by a class of its own."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    return (sqlite.insert if on_sqlite else postgresql.insert)(table)


def leave_uncompiled(session: Session) -> None:
    """Keep PostgreSQL from compiling statements until this transaction ends.

    It takes for dear what asks rows by many criteria, and would compile for longer than it then runs.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL jit = off"))


class Common(FunctionElement[bool]):
    """A condition that nearly all rows meet: SQLite must not begin with it, though there is an index for the rare others.

    PostgreSQL counts the values of a column by itself; SQLite takes an index that it knows nothing of for a narrow one.
    """

    inherit_cache = True
    name = "common"  # and no type: as a Boolean it would be compared with 1, and no index could serve it any more


@compiles(Common, "sqlite")
def _on_sqlite(element: Common, compiler: SQLCompiler, **how: Any) -> str:
    return f"likely({compiler.process(element.clauses, **how)})"


@compiles(Common)
def _elsewhere(element: Common, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(element.clauses, **how)


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


@compiles(Aside)
def _as_any_other(element: Aside, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(element.clauses, **how)


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


@compiles(Bytewise)
def _as_it_is(element: Bytewise, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(element.clauses, **how)


def _json_text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _normal(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseUnusableError(
            "DATABASE_URL is not an address of a database.",
            cure="Write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME.",
        ) from error
    if parsed.drivername in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def _engine(url: URL) -> Engine:
    backend = url.get_backend_name()
    if backend not in {"sqlite", "postgresql"}:
        raise DatabaseUnusableError(
            f"Rapporteur does not work on {backend}.", cure="Use SQLite (sqlite:///FILE) or PostgreSQL (postgresql://…)."
        )
    try:
        if backend == "sqlite":
            engine = create_engine(
                url,
                connect_args={"timeout": SQLITE_WAIT_SECONDS},
                pool_size=_SQLITE_CONNECTIONS,
                json_serializer=_json_text,
                json_deserializer=msgspec.json.decode,
                hide_parameters=True,  # what the register says belongs in no log
            )
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
        return create_engine(
            url,
            pool_pre_ping=True,
            pool_size=10,
            max_overflow=20,
            json_serializer=_json_text,
            json_deserializer=msgspec.json.decode,
            hide_parameters=True,
        )
    except NoSuchModuleError as error:
        raise DatabaseUnusableError(
            f"The driver in DATABASE_URL, {url.drivername}, is not installed.", cure="Write postgresql://… without a driver."
        ) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late; _begin_sqlite does it
    _log_ahead(connection)
    # Without recursive triggers an INSERT OR REPLACE would delete history past the trigger that refuses it.
    for pragma in ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Turn write-ahead logging on, and wait while others do the same or write to a file that has none yet.

    SQLite's own time-out is not for this: it fails at once where another holds the file for writing, as processes that make
    a register together do.
    """
    give_up = clock.elapsed() + SQLITE_WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or clock.elapsed() > give_up:
                raise
            time.sleep(0.01)


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("patient", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing", False) else "BEGIN")
        return
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {SQLITE_PATIENCE_SECONDS * 1000}")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {SQLITE_WAIT_SECONDS * 1000}")


@contextmanager
def _named_faults(database: Database) -> Iterator[None]:
    """Turn the driver's faults that an operator can cure into sentences; let programming errors pass.

    They come as SQLAlchemy's, or as the driver's own where whole tables are copied past SQLAlchemy.
    """
    try:
        yield
    except (DatabaseError, database.engine.dialect.loaded_dbapi.DatabaseError) as error:
        sentence = _what_is_wrong(database, str(error.orig if isinstance(error, DatabaseError) else error))
        if sentence is None:
            raise
        raise sentence from error


def _what_is_wrong(database: Database, said: str) -> DatabaseUnusableError | None:
    where = f"The database file {database.sqlite_path}" if database.is_sqlite else "The PostgreSQL database"
    kept = "Nothing was changed."
    causes = {
        "unable to open": (f"{where} cannot be opened.", "Check that its folder exists and that you may write there."),
        "not a database": (f"{where} is not a database, or is corrupt.", "Restore a backup, or name another file."),
        "malformed": (f"{where} is corrupt.", "Restore a backup; keep the damaged file aside."),
        "is locked": (f"{where} is held by another program.", "Stop the other program, or wait and try again."),
        "readonly": (f"{where} may only be read.", "Give the account that runs Rapporteur the right to write to it."),
        "disk is full": ("The disk is full.", "Make room and try again."),
        "no space left": ("The disk of the database is full.", "Make room and try again."),
        "no such table": (f"{where} has no tables of Rapporteur.", "Run: rapporteur migrate"),
        "does not exist": (
            f"{where} lacks what is asked of it.",
            "Check its name in DATABASE_URL, then run: rapporteur migrate",
        ),
        "temporary tables": (
            f"{where} lets this user make no temporary tables, which looking back takes.",
            "Let its owner run: GRANT TEMPORARY ON DATABASE … TO …",
        ),
        "password": (f"{where} refuses the user or the password.", "Check them in DATABASE_URL."),
        "connection": (f"{where} cannot be reached.", "Check that the server runs and that DATABASE_URL names it."),
        "resolve host": (f"{where} cannot be reached.", "Check the host in DATABASE_URL."),
    }
    for sign, (what, cure) in causes.items():
        if sign in said.lower():
            return DatabaseUnusableError(what, kept, cure)
    return None
