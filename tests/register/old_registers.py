"""Registers as older versions wrote them, each table with a row: what a migration has to bring along.

`old/` holds, for each revision that came with tables, the rows that its version wrote into them. They are never changed
afterwards; a migration that adds a table comes with a file of its own.
"""

from pathlib import Path

from bot.database import Database
from bot.register import schema
from bot.register.copies import Holdings, Sum

FOLDER = Path(__file__).with_name("old")


def make_old_register(database: Database, revision: str) -> None:
    """Make a register of a revision in an empty database."""
    schema.migrate(database, revision)
    with database.write() as session:
        for file in sorted(FOLDER.glob("*.sql")):
            if file.stem <= revision:
                for statement in file.read_text(encoding="utf-8").split(";\n"):
                    if statement.strip():
                        session.connection().exec_driver_sql(statement)
        schema.holdings(session).finish()  # PostgreSQL would number on from 1


def sums(database: Database, revision: str) -> dict[str, Sum]:
    """Sum up what a revision knows of a register, which may be of a later one."""
    with database.read() as session:
        holdings = Holdings(session, revision, schema.tables_of(revision))
        return {name: holdings.sum(name) for name in holdings.columns()}
