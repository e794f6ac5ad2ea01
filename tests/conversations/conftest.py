"""A register of a few records, and a bot for each conversation, in both modes."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import clock
from bot.database import Database
from bot.register import documents, writing
from tests.conftest import Stores
from tests.conversations.bench import Bench, Mode, running

RECORDED_AT = clock.now().replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=3)
"""Lately, since the bot's clock is the machine's: a preview looks back over seven days."""
REGISTER = Path(__file__).with_name("register.jsonl")
CALLS_FILE = "RAPPORTEUR_RECORD_CALLS"
"""Names the file to which the calls of all conversations are added, for a checker of one's own."""


@pytest.fixture(params=["socket", pytest.param("http", marks=pytest.mark.long)])
def mode(request: pytest.FixtureRequest) -> Mode:
    """Run a conversation once in each mode; they differ in how Slack's requests arrive, and the shorter run has one of them."""
    return "socket" if request.param == "socket" else "http"


@pytest.fixture
def filled(stores: Stores, tmp_path: Path) -> Iterator[Database]:
    """Give a SQLite register of a few records."""
    database = Database(stores.empty_url("sqlite", tmp_path))
    with database.write() as session:
        writing.save(session, filling(), who="tests", why="to talk about", now=RECORDED_AT)
    yield database
    database.dispose()


@pytest.fixture
def bench(mode: Mode, filled: Database) -> Iterator[Bench]:
    """Give a bot at work, and keep its calls if asked to."""
    with running(mode, filled) as made:
        yield made
        record_calls(made)


def filling() -> list[documents.Document]:
    """Give the records of the file, and twelve positions of Norway that fill more than one page."""
    lines = [documents.from_fields(json.loads(line)) for line in REGISTER.read_text(encoding="utf-8").splitlines()]
    return [*lines, *(documents.from_fields(_position(month)) for month in range(1, 13))]


def record_calls(bench: Bench) -> None:
    """Add the calls of a conversation to the file that the environment names."""
    if target := os.environ.get(CALLS_FILE):
        with Path(target).open("a", encoding="utf-8") as file:
            file.writelines(json.dumps({"method": call["method"], "args": call["args"]}) + "\n" for call in bench.sandbox.calls)


def _position(month: int) -> dict[str, object]:
    return {
        "type": "position",
        "key": f"nor-{month}",
        "speaker": "nor",
        "stance": "calls_for",
        "weapons": ["ap-mine"],
        "said": f"2025-{month:02}-03",
        "summary": f"Norway called for an end to anti-personnel mines, statement number {month}.",
        "citations": [{"source": "briefings", "locator": f"meeting {month}"}],
        "state": "published",
        "author": "first",
        "reviewer": "second",
        "tlp": "CLEAR",
        "sensitivity": "none",
    }
