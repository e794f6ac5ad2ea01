import importlib
from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import Table, select, text

from bot.database import Database
from bot.register.listings import LISTED_NAME, LISTING, UNKNOWN
from tests.register.material import PUBLISHED, REFERENCES, allegation, imported, position

STEP = importlib.import_module("bot.register.migrations.versions.0006_listings")


@pytest.mark.parametrize(("table", "derived"), [(LISTING, STEP.LIST_RECORDS), (LISTED_NAME, STEP.LIST_NAMES)])
def test_the_migration_derives_what_the_writer_writes(sample_database: Database, table: Table, derived: str) -> None:
    into, _, rows = derived.partition("SELECT")
    names = [name.strip() for name in into[into.index("(") + 1 : into.rindex(")")].split(",")]
    assert sorted(names) == sorted(table.columns.keys())
    with sample_database.read() as session:
        made = {tuple(map(str, row)) for row in session.execute(text(f"SELECT {rows}"))}
        written = {
            tuple(map(str, row)) for row in session.connection().exec_driver_sql(f"SELECT {', '.join(names)} FROM {table}")
        }
    assert made == written
    assert len(made) > 5_000


def rows_of(database: Database, table: Table, columns: Iterable[str]) -> list[tuple[object, ...]]:
    with database.read() as session:
        return sorted(tuple(row) for row in session.execute(select(*(table.c[name] for name in columns))))


def test_a_listing_follows_its_record(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, position("a", **PUBLISHED | {"said": "2023-05", "tlp": "GREEN"}))
    before = rows_of(database, LISTED_NAME, ("role", "latest", "tlp"))
    assert {str(row[1]) for row in before} == {"2023-05-31"}
    assert {row[2] for row in before} == {"GREEN"}
    imported(database, tmp_path, position("a", **PUBLISHED | {"said": "2023-06-01", "state": "withdrawn"}))
    after = rows_of(database, LISTED_NAME, ("role", "latest", "tlp"))
    assert {str(row[1]) for row in after} == {"2023-06-01"}
    assert {row[2] for row in after} == {None}
    assert rows_of(database, LISTING, ("latest", "tlp")) == [(after[0][1], None)]


def test_what_happened_on_no_known_day_counts_as_when_it_was_said(database: Database, tmp_path: Path) -> None:
    open_end = {"precision": "after", "earliest": "2022-04-01"}
    imported(
        database,
        tmp_path,
        *REFERENCES,
        allegation("a", said="2023-05-02"),
        allegation("b", said="2023-05-02", occurred=open_end),
    )
    found = rows_of(database, LISTING, ("happened_earliest", "happened_latest"))
    assert [tuple(map(str, row)) for row in found] == [("2022-04-01", str(UNKNOWN)), ("2023-05-02", "2023-05-02")]
