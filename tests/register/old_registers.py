"""Registers as older versions wrote them, each table with a row: what a migration has to bring along.

`old/` holds, for each revision that came with tables, the rows that its version wrote into them. They are never changed
afterwards; a migration that adds a table comes with a file of its own.
"""

from pathlib import Path

from sqlalchemy import Column, MetaData, Table

from bot.database import Database
from bot.register import schema
from bot.register.copies import Holdings, Sum

FOLDER = Path(__file__).with_name("old")


def make_old_register(database: Database, revision: str) -> None:
    """Make a register of a revision in an empty database; of one later than all files, as it is after migrating."""
    files = sorted(FOLDER.glob("*.sql"))
    schema.migrate(database, min(revision, files[-1].stem))
    with database.write() as session:
        for file in files:
            if file.stem <= revision:
                for statement in file.read_text(encoding="utf-8").split(";\n"):
                    if statement.strip():
                        session.connection().exec_driver_sql(statement)
        schema.holdings(session).finish()  # PostgreSQL would number on from 1
    schema.migrate(database, revision)


def sums(database: Database, revision: str) -> dict[str, Sum]:
    """Sum up what a revision knows of a register, which may be of a later one; a column that went since is left out."""
    with database.read() as session:
        holdings = Holdings(session, revision, tuple(map(_staying, schema.tables_of(revision))))
        return {name: holdings.sum(name) for name in holdings.columns()}


def _staying(table: Table) -> Table:
    last = {each.name: each for each in schema.tables_of(schema.revisions()[-1])}
    kept = (column for column in table.columns if column.name in last[table.name].columns)
    return Table(table.name, MetaData(), *(Column(each.name, each.type, primary_key=each.primary_key) for each in kept))
