"""The daily digest of a whole bot: at its time, once, and through SIGKILL."""

import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from bot import clock
from bot.database import Database
from bot.sandbox.server import Sandbox
from tests.conversations.bench import environment
from tests.processes.conftest import address
from tests.processes.news import (
    CHANNEL,
    heads,
    import_news,
    let_the_grace_pass,
    make_due,
    refs_of_news,
    subscribe,
    told,
    unsettled,
    write_news,
)
from tests.processes.programs import PATIENCE, Program, running, surroundings

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


def test_whenever_it_is_killed_each_record_is_told_in_exactly_one_message(
    sandbox: Sandbox, filled: Database, tmp_path: Path
) -> None:
    environ = environment(sandbox) | address(filled)
    subscribe(filled, sandbox)
    for number in range(ROUNDS):
        import_news(filled, tmp_path, number * NEWS_IN_A_ROUND + 1, NEWS_IN_A_ROUND)
        sandbox.faults(*({"method": "chat.postMessage", **fault} for fault in random.sample(FAULTS, 2)))
        make_due(filled, clock.now() - timedelta(days=ROUNDS - number))
        with running(tmp_path, "serve", environ=environ) as program:
            _at_work(program, sandbox)
            if number % 2:
                sandbox.as_user("admin").command(CHANNEL, "/rapporteur digest")
            time.sleep(random.uniform(0, 2))
            program.end(signal.SIGKILL)
        let_the_grace_pass(filled)
    sandbox.faults()
    with running(tmp_path, "serve", environ=environ) as program:  # which leaves what is in doubt alone for the whole grace
        program.wait_for(lambda: not unsettled(filled), 3 * PATIENCE)
    news, counted = refs_of_news(filled), told(sandbox)
    assert len(news) == ROUNDS * NEWS_IN_A_ROUND
    assert {ref: count for ref, count in counted.items() if count > 1} == {}
    assert news - set(counted) == set()


def _at_work(program: Program, sandbox: Sandbox) -> None:
    """Wait until the bot has begun with a digest, or is ready and has none to post yet."""
    before = _digest_calls(sandbox)
    program.wait_for(lambda: _digest_calls(sandbox) > before or program.health()[0] == 200)


def _digest_calls(sandbox: Sandbox) -> int:
    return sum(1 for call in sandbox.calls if call["method"] in {"chat.postMessage", "conversations.history"})
