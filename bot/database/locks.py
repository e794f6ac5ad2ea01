"""Locks that keep other writers waiting until a transaction ends; SQLite has one writer at a time already."""

from collections.abc import Iterable

from sqlalchemy import Table, text
from sqlalchemy.orm import Session

PUBLICATION_LOCK = 7_267_001
"""Key of the PostgreSQL advisory lock under which publication numbers are taken."""
SCHEMA_LOCK = 7_267_002
"""Key of the PostgreSQL advisory lock under which the schema is migrated."""
ROLES_LOCK = 7_267_003
"""Key of the PostgreSQL advisory lock under which roles are given and taken back."""

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
