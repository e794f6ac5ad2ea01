"""What can be wrong with a database, in sentences for whoever runs it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from bot.errors import RapporteurError


class DatabaseUnusableError(RapporteurError):
    """The database is missing, locked, corrupt or refuses us; the sentence says which."""


class OvertakenError(Exception):
    """Another transaction changed what this one was to change, after it began: nothing was changed, and it may begin anew."""


@contextmanager
def named_faults(engine: Engine, where: str) -> Iterator[None]:
    """Turn the driver's faults that an operator can cure into sentences; let programming errors pass.

    They come as SQLAlchemy's, or as the driver's own where whole tables are copied past SQLAlchemy.
    """
    try:
        yield
    except (DatabaseError, engine.dialect.loaded_dbapi.DatabaseError) as error:
        sentence = _what_is_wrong(where, str(error.orig if isinstance(error, DatabaseError) else error))
        if sentence is None:
            raise
        raise sentence from error


def _what_is_wrong(where: str, said: str) -> DatabaseUnusableError | None:
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
