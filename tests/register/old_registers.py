"""Registers as older versions wrote them, each table with a row: what a migration has to bring along.

`old/` holds, for each revision that came with tables, the rows that its version wrote into them. They are never changed
afterwards; a migration that adds a table comes with a file of its own.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Column, MetaData, Table, exists, select

from bot.database import Database
from bot.register import schema
from bot.register.copies import Holdings, Sum

FOLDER = Path(__file__).with_name("old")
_INTO = re.compile(r"^INSERT INTO (\w+)", re.MULTILINE)


def make_old_register(database: Database, revision: str) -> None:
    """Make a register of a revision in an empty database, as the versions up to it wrote into it one after another.

    A table that a migration made and filled by itself is left as it is.
    """
    for file in sorted(FOLDER.glob("*.sql")):
        if file.stem > revision:
            break
        schema.migrate(database, file.stem)
        with database.write() as session:
            filled = {
                table.name for table in schema.tables_of(file.stem) if session.scalar(select(exists().select_from(table)))
            }
            for statement in file.read_text(encoding="utf-8").split(";\n"):
                table = _INTO.search(statement)
                if table is not None and table[1] not in filled - _tables_before(file.stem):
                    session.connection().exec_driver_sql(statement)
    schema.migrate(database, revision)
    with database.write() as session:
        schema.holdings(session).finish()  # PostgreSQL would number on from 1


def sums(database: Database, revision: str) -> dict[str, Sum]:
    """Sum up what a revision knows of a register, which may be of a later one; tables and columns that went are left out."""
    with database.read() as session:
        holdings = Holdings(session, revision, tuple(_staying(revision)))
        return {name: holdings.sum(name) for name in holdings.columns()}


def _staying(revision: str) -> Iterator[Table]:
    last = {each.name: each for each in schema.tables_of(schema.revisions()[-1])}
    for table in schema.tables_of(revision):
        if table.name in last:
            kept = (column for column in table.columns if column.name in last[table.name].columns)
            yield Table(table.name, MetaData(), *(Column(each.name, each.type, primary_key=each.primary_key) for each in kept))


def _tables_before(revision: str) -> set[str]:
    before = [each for each in schema.revisions() if each < revision]
    return {table.name for table in schema.tables_of(before[-1])} if before else set()
