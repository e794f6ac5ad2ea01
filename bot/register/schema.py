"""The database's schema: brought to a version, checked before anything relies on it, and known for every version."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import MetaData, Select, Table, func, inspect, select, text
from sqlalchemy.orm import Session

from bot.database import Database, DatabaseUnusableError, hold_writers, lock_schema
from bot.errors import RapporteurError
from bot.register.copies import Holdings

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).with_name("migrations")
_OF_THE_MIGRATIONS = "alembic_version"
_EVER_PRESENT = {"entry", "change"}
"""What each version has: a database with other tables and without these is another program's."""
_INDEX_OF_SQLITE = "search_index"
DERIVED = {"listing", "listed_name", "followed_up", "source.found_by"}
"""What the step that brings it makes from the rest: the way back loses nothing."""

Keep = Callable[[Holdings], None]


class SchemaNotCurrentError(RapporteurError):
    """The database's tables are not those that this Rapporteur works with."""


class NotARegisterError(SchemaNotCurrentError):
    """The database holds tables of another program."""


class RowsWouldBeLostError(RapporteurError):
    """The way back to an older version would throw rows away."""


@dataclass(frozen=True, slots=True)
class Migration:
    """The revision before and the one after; None is a database without tables."""

    before: str | None
    after: str | None


def migrate(database: Database, revision: str = "head", *, keep: Keep | None = None, discard: bool = False) -> Migration:
    """Bring the tables to a revision, whole or not at all; those that are there already stay as they are.

    `keep` is handed what a register of another revision holds before any of it is changed; nobody writes between the two.
    Raise SchemaNotCurrentError for a newer register, NotARegisterError for no register, and RowsWouldBeLostError where the
    way back would throw rows away and `discard` does not allow it: nothing is changed then.
    """
    goal = _known(revision)
    with database.read() as session:
        if revision_of(session) == goal:
            return Migration(goal, goal)
    with database.write_patiently() as session:
        lock_schema(session)
        before = revision_of(session)  # again: another may have been faster
        if before == goal:
            return Migration(goal, goal)
        if before is not None:
            hold_writers(session, tables_of(before))
            if _goes_back(before, goal) and not discard:
                _refuse_to_lose_rows(session, before, goal)
            if keep:
                keep(Holdings(session, before, tables_of(before)))
        step(session, revision)
    return Migration(before, goal)


def step(session: Session, revision: str = "head") -> None:
    """Bring the tables to a revision within a writing transaction; what `migrate` checks is the caller's to check."""
    from alembic import command  # only migrating needs it, and starting up should not wait for it

    goes_back = _goes_back(revision_of(session), _known(revision))
    (command.downgrade if goes_back else command.upgrade)(_config(session), revision)


def check_current(database: Database) -> None:
    """Raise SchemaNotCurrentError, with the cure, unless all tables are those of this Rapporteur.

    Raise DatabaseUnusableError where the database is out of reach, or its file is gone: connections that were open before
    would go on in a file that nobody can find any more.
    """
    check_present(database)
    with database.read() as session:
        revision = revision_of(session)
    if revision is None:
        raise _no_tables()
    if revision != revisions()[-1]:
        raise SchemaNotCurrentError(
            f"The database's tables are of an older Rapporteur ({revision}).", "Nothing was changed.", "Run: rapporteur migrate"
        )


def check_present(database: Database) -> None:
    """Raise DatabaseUnusableError where the file of a SQLite register is not there; to open it would make one."""
    path = database.sqlite_path
    if path is not None and not path.exists():
        raise DatabaseUnusableError(
            f"There is no register at {path}.",
            cure="Fill one with rapporteur import FILE, or look at the sample with rapporteur try.",
        )


def revision_of(session: Session) -> str | None:
    """Give the revision of a register's tables, or None where there is no table at all.

    Raise NotARegisterError where the tables are another program's, SchemaNotCurrentError where they are of a newer Rapporteur.
    """
    tables = set(inspect(session.connection()).get_table_names())
    revision: str | None = None
    if _OF_THE_MIGRATIONS in tables:
        revision = session.scalar(text("SELECT version_num FROM alembic_version"))
    if revision is None and not tables - {_OF_THE_MIGRATIONS}:
        return None
    if revision is None or not tables >= _EVER_PRESENT:
        some = ", ".join(sorted(tables)[:3])
        raise NotARegisterError(
            f"The database holds tables ({some} …) that are no register of Rapporteur's.",
            "Nothing was changed.",
            "Name an empty database in DATABASE_URL.",
        )
    if revision not in revisions():
        raise SchemaNotCurrentError(
            "The database's tables are of a newer Rapporteur than this one.",
            "Nothing was changed.",
            "Install the newer version, or restore a backup from before it into an empty database.",
        )
    return revision


def tables_in(session: Session) -> set[str]:
    """Name the tables in the database, whosever they are, but for the one in which the migrations note the revision."""
    return set(inspect(session.connection()).get_table_names()) - {_OF_THE_MIGRATIONS}


def holdings(session: Session) -> Holdings:
    """Give what a register of whatever revision holds; raise SchemaNotCurrentError where there is none."""
    revision = revision_of(session)
    if revision is None:
        raise _no_tables()
    return Holdings(session, revision, tables_of(revision))


def _no_tables() -> SchemaNotCurrentError:
    """Give the error for a database without tables where a register is wanted."""
    return SchemaNotCurrentError("The database has no tables of Rapporteur yet.", cure="Run: rapporteur migrate")


def revisions() -> list[str]:
    """Give the steps in their order: their files are named by them."""
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


@functools.cache
def tables_of(revision: str) -> tuple[Table, ...]:
    """Give the tables that hold a register of a revision, those first to which others refer.

    They are what its migrations make in an empty database in memory: the models know the newest revision only. What an
    engine derives from them, as its index of words, is not among them.
    """
    database = Database("sqlite://")
    with database.write() as session:
        step(session, revision)
        metadata = MetaData()
        metadata.reflect(session.connection(), only=lambda name, _: not name.startswith((_OF_THE_MIGRATIONS, _INDEX_OF_SQLITE)))
    database.dispose()
    return tuple(metadata.sorted_tables)


def _known(revision: str) -> str | None:
    """Give the revision that a word means; None is the one without tables."""
    known = {"base": None, "head": revisions()[-1], **{each: each for each in revisions()}}
    if revision in known:
        return known[revision]
    raise SchemaNotCurrentError(
        f"There is no version {revision[:40]!r} of the tables.", "Nothing was changed.", f"Name one of: {', '.join(known)}."
    )


def _goes_back(before: str | None, goal: str | None) -> bool:
    steps = [None, *revisions()]
    return steps.index(goal) < steps.index(before)


def _refuse_to_lose_rows(session: Session, before: str, goal: str | None) -> None:
    counted = ((what, session.scalar(counting)) for what, counting in _counts_of_what_goes(before, goal))
    lost = [f"{count} of {what}" for what, count in counted if count]
    if lost:
        raise RowsWouldBeLostError(
            f"The way back to {goal or 'a database without tables'} would throw rows away: {', '.join(lost)}.",
            "Nothing was changed.",
            "If they may go, say so with --discard; a backup is written first.",
        )


def _counts_of_what_goes(before: str, goal: str | None) -> Iterator[tuple[str, Select[int]]]:
    staying = {table.name: table for table in (tables_of(goal) if goal else ())}
    for table in tables_of(before):
        if table.name in DERIVED:
            continue
        if table.name not in staying:
            yield table.name, select(func.count()).select_from(table)
            continue
        for column in table.columns:
            name = f"{table.name}.{column.name}"
            if column.name not in staying[table.name].columns and name not in DERIVED:
                yield name, select(func.count(column))


def _config(session: Session) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = session.connection()
    return config
