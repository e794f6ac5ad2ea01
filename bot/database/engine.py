"""The engine of each database, and how its connections and transactions begin."""

import sqlite3
import time
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from bot import clock
from bot.database.faults import DatabaseUnusableError

SQLITE_WAIT_SECONDS = 10
SQLITE_PATIENCE_SECONDS = 600
"""How long a writer waits that has to, as one that starts beside another that backs the register up and migrates it."""
_SQLITE_CONNECTIONS = 30
"""Kept open: one for each thread that may read at once. SQLAlchemy's own five had to be opened and prepared ever again."""


def _json_text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def normal(url: str) -> URL:
    """Read an address; a bare `postgresql://` is taken as psycopg 3. Raise DatabaseUnusableError where it cannot be one."""
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


def engine_of(url: URL) -> Engine:
    """Make the engine of an address, and open nothing yet; raise DatabaseUnusableError where there is none for it."""
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
