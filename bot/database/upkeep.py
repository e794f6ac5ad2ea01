"""What is asked of an engine about itself: whether a file is whole, that it counts its rows, that it leaves compiling be."""

from collections.abc import Iterable

from sqlalchemy import Table, text
from sqlalchemy.orm import Session

from bot.database.faults import DatabaseUnusableError


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


def leave_uncompiled(session: Session) -> None:
    """Keep PostgreSQL from compiling statements until this transaction ends.

    It takes for dear what asks rows by many criteria, and would compile for longer than it then runs.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL jit = off"))
