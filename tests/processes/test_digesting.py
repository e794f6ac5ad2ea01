"""The daily digest of a whole bot: at its time, and once. What a bot that is killed does, `python3 -m tests.drill` shows."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot import clock
from bot.database import Database
from bot.sandbox.server import Sandbox
from tests.conversations.bench import environment
from tests.processes.conftest import address
from tests.processes.news import (
    CHANNEL,
    heads,
    import_news,
    make_due,
    refs_of_news,
    told,
    write_news,
)
from tests.processes.programs import running, surroundings

pytestmark = pytest.mark.long

ROUNDS = 2
NEWS_IN_A_ROUND = 12
FAULTS = (
    {"kind": "slow", "seconds": 0.8},
    {"kind": "accepted_no_answer", "times": 1},
    {"kind": "http_500", "times": 1},
    {"kind": "ratelimited", "times": 1, "seconds": 1},
)


def test_the_digest_comes_at_its_time_and_once(sandbox: Sandbox, sqlite_register: Database, tmp_path: Path) -> None:
    filled = sqlite_register
    environ = environment(sandbox) | address(filled)
    with running(tmp_path, "serve", environ=environ) as program:
        program.healthy()
        imported = subprocess.run(
            [sys.executable, "-m", "bot", "import", write_news(tmp_path / "news.jsonl", 1, 3)],
            cwd=tmp_path, env=surroundings(environ), capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert imported.stdout.startswith("3 created, 0 updated, 0 unchanged; 3 are news to readers.")
        due = clock.now() + timedelta(seconds=3)
        make_due(filled, due)
        program.wait_for(lambda: heads(sandbox), 20)
        (head,) = heads(sandbox)
        assert float(str(head["ts"])) >= due.timestamp()
        assert told(sandbox) == dict.fromkeys(refs_of_news(filled), 1)
        import_news(filled, tmp_path, 4, 1)
        admin = sandbox.as_user("admin")
        admin.command(CHANNEL, "/rapporteur digest")
        program.wait_for(lambda: len(heads(sandbox)) == 2, 10)
        admin.command(CHANNEL, "/rapporteur digest")
        program.wait_for(lambda: any("Nothing is new" in str(whisper) for whisper in admin.ephemerals(CHANNEL)), 10)
        assert program.end() == 0
    assert len(heads(sandbox)) == 2
    assert told(sandbox) == dict.fromkeys(refs_of_news(filled), 1)
