"""Engines for the tests: each test opens databases anew, and most of what a new engine does was done for another before."""

import sqlite3
from collections.abc import Callable
from typing import Any

from sqlalchemy import URL, Engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

STATEMENTS = 5_000


def sparing(make: Callable[[URL], Engine]) -> Callable[[URL], Engine]:
    """Let engines share the statements they have compiled, which is a third of all work, and not wait for the disk.

    A compiled statement is kept for a dialect, so those of one kind have to be equal: ours are all made with the same options.
    No test's rows have to outlive a power cut.
    """
    compiled: dict[type, LRUCache[Any, Any]] = {}
    for kind in (PGDialect_psycopg, SQLiteDialect_pysqlite):
        compiled[kind] = LRUCache(STATEMENTS)
        setattr(kind, "__eq__", lambda one, other: type(one) is type(other))  # noqa: B010 - mypy knows no other way
        setattr(kind, "__hash__", lambda one: hash(type(one)))  # noqa: B010

    def made(url: URL) -> Engine:
        engine = make(url)
        engine._compiled_cache = compiled.get(type(engine.dialect), engine._compiled_cache)
        if isinstance(engine.dialect, SQLiteDialect_pysqlite):
            event.listen(engine, "connect", _forget)
        return engine

    return made


def _forget(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = OFF")
