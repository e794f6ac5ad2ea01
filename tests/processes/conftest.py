"""A workspace, and a register with a few records, for whole programs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.database import Database
from bot.register import writing
from bot.sandbox.server import Sandbox
from tests.conftest import Stores
from tests.conversations.bench import MANIFEST, QUICK
from tests.conversations.conftest import RECORDED_AT, filling


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """Give a local Slack in Socket Mode."""
    with Sandbox.run(manifest=MANIFEST, pace=QUICK) as made:
        yield made


@pytest.fixture
def filled(database: Database) -> Database:
    """Give a register of a few records, on both engines."""
    return _fill(database)


@pytest.fixture
def sqlite_register(stores: Stores, tmp_path: Path) -> Iterator[Database]:
    """Give a register of a few records in a SQLite file."""
    made = Database(stores.empty_url("sqlite", tmp_path))
    yield _fill(made)
    made.dispose()


def _fill(database: Database) -> Database:
    with database.write() as session:
        writing.save(session, filling(), who="tests", why="to talk about", now=RECORDED_AT)
    return database


def address(database: Database) -> dict[str, str]:
    """Give the setting that names a database."""
    return {"DATABASE_URL": database.url.render_as_string(hide_password=False)}
