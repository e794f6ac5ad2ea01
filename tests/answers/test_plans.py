"""How SQLite goes about the usual questions: through indexes, whether it has statistics of its tables or not."""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.database import Database
from tests.answers.conftest import TODAY, answerer_of
from tests.conftest import Stores

QUESTIONS = (
    "United Nations position on cluster munitions",
    "allegations in Kharkiv oblast",
    "is Ukraine a party to the Ottawa Convention",
    "what has the UN said about anti-personnel mines?",
    "how did Ukraine vote on cluster munitions in 2018",
    "what did Ukraine reply about Izium",
    "positions on a sufficient stockpile",
    "positions on landmines",
    "positions on landmines since 2019",
    'positions on landmines "civilians"',
    'positions on "resolution"',
    "how many allegations are recorded about landmines",
    "which allegations have no response",
    "who denied the use of cluster munitions",
    "timeline of cluster munitions in Ukraine",
    "what do NATO members say about landmines",
    "what is new about landmines since 20 November 2026",
    "what is new about landmines",
    "POS-0042",
)
_PASSED_THROUGH = re.compile(r"SCAN (CONSTANT|hits|holding|either|published|search_index|each|found|stretch|anon_\d+)\b")
"""What a statement has found already, and the index of words where it begins with the words."""


@pytest.fixture(scope="module", params=["without statistics", "with statistics"])
def sample_on_sqlite(
    request: pytest.FixtureRequest, stores: Stores, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """Give a copy of the sample that SQLite has analysed, or has not."""
    source = stores.sample("sqlite").sqlite_path
    assert source is not None
    copy = tmp_path_factory.mktemp("plans") / "copy.db"
    shutil.copyfile(source, copy)
    database = Database(f"sqlite:///{copy}")
    if request.param == "with statistics":
        with database.write() as session:
            session.execute(text("ANALYZE"))
        database.dispose()  # an open connection would go on without them
    yield database
    database.dispose()


@pytest.mark.parametrize("question", QUESTIONS)
def test_records_are_looked_up_not_read_through(sample_on_sqlite: Database, question: str) -> None:
    asked = _asked(sample_on_sqlite, question)
    of_records = [(statement, values) for statement, values in asked if re.search(r"FROM (record|list|publ|change)", statement)]
    assert of_records
    for statement, values in of_records:
        plan = _plan(sample_on_sqlite, statement, values)
        assert [step for step in plan if step.startswith("SCAN") and not _PASSED_THROUGH.match(step)] == [], plan
        assert not any("ix_record_state" in step for step in plan), plan
        assert not any("VIRTUAL TABLE INDEX 0:=" in step for step in plan), plan  # the words looked up anew for each record


@pytest.mark.parametrize(("question", "index"), [
    ("positions on the Ottawa Convention", "ix_listed_name_reference_id"),
    ("how many allegations are recorded", "ix_listing_kind"),
])  # fmt: skip
def test_a_common_name_is_counted_in_its_index_alone(sample_on_sqlite: Database, question: str, index: str) -> None:
    asked = _asked(sample_on_sqlite, question)
    plans = [_plan(sample_on_sqlite, *each) for each in asked]
    assert any(f"USING COVERING INDEX {index}" in step for plan in plans for step in plan)


def _asked(database: Database, question: str) -> list[tuple[str, Any]]:
    """Give the statements, with their values, by which a question is answered."""
    asked: list[tuple[str, Any]] = []

    def note(*given: Any) -> None:
        asked.append((given[2], given[3]))

    event.listen(database.engine, "before_cursor_execute", note)
    answerer_of(database).answer(question, today=TODAY, most=6)
    event.remove(database.engine, "before_cursor_execute", note)
    return asked


def _plan(database: Database, statement: str, values: Any) -> list[str]:
    with closing(database.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        return [str(row[3]) for row in cursor.fetchall()]
