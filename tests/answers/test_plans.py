"""How SQLite goes about the usual questions: through indexes, whether it has statistics of its tables or not."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.answers.answering import Answerer
from bot.database import Database
from bot.names.lexicon import LexiconKeeper
from tests.answers.conftest import TODAY
from tests.conftest import Stores

QUESTIONS = (
    "United Nations position on cluster munitions",
    "allegations in Kharkiv oblast",
    "is Ukraine a party to the Ottawa Convention",
    "what has the UN said about anti-personnel mines?",
    "how did Ukraine vote on cluster munitions in 2018",
    "what did Ukraine reply about Izium",
    "positions on a sufficient stockpile",
)


@pytest.fixture(params=["without statistics", "with statistics"])
def sample_on_sqlite(request: pytest.FixtureRequest, stores: Stores, tmp_path: Path) -> Iterator[Database]:
    """Give a copy of the sample that SQLite has analysed, or has not."""
    source = stores.sample("sqlite").sqlite_path
    assert source is not None
    shutil.copyfile(source, tmp_path / "copy.db")
    database = Database(f"sqlite:///{tmp_path / 'copy.db'}")
    if request.param == "with statistics":
        with database.write() as session:
            session.execute(text("ANALYZE"))
        database.dispose()  # an open connection would go on without them
    yield database
    database.dispose()


@pytest.mark.parametrize("question", QUESTIONS)
def test_records_are_looked_up_not_read_through(sample_on_sqlite: Database, question: str) -> None:
    asked: list[tuple[str, Any]] = []
    event.listen(sample_on_sqlite.engine, "before_cursor_execute", lambda *given: asked.append((given[2], given[3])))
    Answerer(sample_on_sqlite, LexiconKeeper(sample_on_sqlite)).answer(question, today=TODAY, most=6)
    of_records = [(statement, values) for statement, values in asked if "FROM record" in statement]
    assert of_records
    for statement, values in of_records:
        plan = _plan(sample_on_sqlite, statement, values)
        assert not {"SCAN record", "SCAN link", "SCAN entry"} & {" ".join(step.split()[:2]) for step in plan}, plan
        assert not any("ix_record_state" in step for step in plan), plan


def _plan(database: Database, statement: str, values: Any) -> list[str]:
    with closing(database.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        return [str(row[3]) for row in cursor.fetchall()]
