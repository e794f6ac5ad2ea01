"""The database's schema: brought up to date, and checked before anything relies on it."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from bot.database import Database, DatabaseUnusableError, lock_schema
from bot.errors import RapporteurError

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).with_name("migrations")


class SchemaNotCurrentError(RapporteurError):
    """The database's tables are not those that this Rapporteur works with."""


def migrate(database: Database, revision: str = "head") -> None:
    """Bring the tables to a revision, whole or not at all; those that are there already stay as they are."""
    from alembic import command  # only migrating needs it, and starting up should not wait for it

    with database.write() as session:
        lock_schema(session)
        current = _revision(session)
        if current not in {None, *_revisions()}:
            raise _too_new()
        steps = ["base", *_revisions()]
        goes_back = revision in steps and steps.index(revision) < steps.index(current or "base")
        (command.downgrade if goes_back else command.upgrade)(_config(session), revision)


def check_current(database: Database) -> None:
    """Raise SchemaNotCurrentError, with the cure, unless all tables are those of this Rapporteur.

    Raise DatabaseUnusableError where the database is out of reach, or its file is gone: connections that were open before
    would go on in a file that nobody can find any more.
    """
    path = database.sqlite_path
    if path is not None and not path.exists():
        raise DatabaseUnusableError(
            f"There is no register at {path}.",
            cure="Fill one with rapporteur import FILE, or look at the sample with rapporteur try.",
        )
    with database.read() as session:
        revision = _revision(session)
    if revision is None:
        raise SchemaNotCurrentError("The database has no tables of Rapporteur yet.", cure="Run: rapporteur migrate")
    if revision == _revisions()[-1]:
        return
    if revision not in _revisions():
        raise _too_new()
    raise SchemaNotCurrentError(
        f"The database's tables are of an older Rapporteur ({revision}).", "Nothing was changed.", "Run: rapporteur migrate"
    )


def _too_new() -> SchemaNotCurrentError:
    return SchemaNotCurrentError(
        "The database's tables are of a newer Rapporteur than this one.",
        "Nothing was changed.",
        "Install the newer version, or restore a backup from before it.",
    )


def _revision(session: Session) -> str | None:
    if not inspect(session.connection()).has_table("alembic_version"):
        return None
    revision: str | None = session.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _revisions() -> list[str]:
    """Give the steps in their order: their files are named by them."""
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def _config(session: Session) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = session.connection()
    return config
