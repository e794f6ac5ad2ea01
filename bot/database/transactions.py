"""Where every transaction is begun, as a reading or a writing one.

On SQLite a writing one begins with BEGIN IMMEDIATE: a deferred transaction that turns from reading to writing fails at once
when another writer was faster, whatever the time-out.
"""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from bot.database.engine import SQLITE_PATIENCE_SECONDS, SQLITE_WAIT_SECONDS, engine_of, normal
from bot.database.faults import OvertakenError, named_faults
from bot.database.upkeep import leave_uncompiled

Transaction: TypeAlias = Session
"""What a transaction is handed on as by rooms that ask the database nothing by themselves."""
_SERIALIZATION_FAILURE = "40001"


class Database:
    """One database: where transactions are begun.

    `url` is SQLAlchemy's; a bare `postgresql://` is taken as psycopg 3. Nothing is opened before the first transaction.
    """

    def __init__(self, url: str) -> None:
        """Prepare the engine; raise DatabaseUnusableError where the address cannot be one."""
        self.url = normal(url)
        self.engine: Engine = engine_of(self.url)
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
        with self._named_faults(), self._session() as session:
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
        with self._named_faults(), self._in_turn(SQLITE_WAIT_SECONDS), self._writing_session.begin() as session:
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
        with self._named_faults(), self._in_turn(SQLITE_PATIENCE_SECONDS), self._patient_session.begin() as session:
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

    def _named_faults(self) -> AbstractContextManager[None]:
        return named_faults(
            self.engine, f"The database file {self.sqlite_path}" if self.is_sqlite else "The PostgreSQL database"
        )

    def dispose(self) -> None:
        """Close all connections."""
        self.engine.dispose()
