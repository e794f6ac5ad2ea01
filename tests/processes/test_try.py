"""`rapporteur try`: ready with nothing to configure, alive again after SIGKILL, and gone with all of its processes."""

import json
import re
import signal
import time
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
import pytest

from bot.database import Database
from bot.sandbox.driver import Client, Person
from bot.sandbox.journal import Pulse
from tests.conversations.dialogue import as_text
from tests.processes.conftest import address
from tests.processes.programs import PATIENCE, Program, running

pytestmark = pytest.mark.long

NOWHERE = "http://127.0.0.1:9"
PROXIES = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE)
OF_AN_OPERATOR = {"SLACK_BOT_TOKEN": "xoxb-of-a-real-workspace", "SLACK_SIGNING_SECRET": "real"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an empty folder to start in."""
    made = tmp_path / "empty"
    made.mkdir()
    return made


def test_a_newcomer_gets_answers_and_a_killed_bot_comes_back(folder: Path) -> None:
    with running(folder, "try", "--port", "0", environ=PROXIES | OF_AN_OPERATOR) as program:
        page = ready(program)
        reader = person(page)
        assert b"<html" in read(page)
        assert "United Nations" in answer(program, reader, "/positions United Nations cluster munitions")
        with running(folder, "try", "--port", str(urlsplit(page).port), environ={}) as second:
            assert second.process.wait(PATIENCE) == 1
        assert "The local Slack did not start." in second.err
        assert "Address already in use" in second.err
        sandbox, bot = children(program)
        for child in (sandbox, bot):
            assert {name: value for name, value in child.environ().items() if name.lower().endswith("_proxy")} == {
                "NO_PROXY": "127.0.0.1,localhost"
            }
            assert "real" not in str({name: value for name, value in child.environ().items() if name.startswith("SLACK_")})
        bot.kill()
        program.wait_for(lambda: "started again as process" in program.out)
        assert "State Party" in answer(program, reader, "/rapporteur is Ukraine a party to the Ottawa Convention")
        everything = [sandbox, *children(program)]
        assert program.end(signal.SIGTERM) == 0
        assert [child for child in everything if child.is_running()] == []
    assert "Traceback" not in program.err
    assert (folder / "rapporteur.db").exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_however_it_ends_no_process_stays_behind(sqlite_register: Database, tmp_path: Path, how: signal.Signals) -> None:
    with running(tmp_path, "try", "--port", "0", environ=address(sqlite_register)) as program:
        ready(program)
        assert "sample" not in program.out
        everything = children(program)
        assert len(everything) == 2
        assert program.end(how) == (-signal.SIGKILL if how == signal.SIGKILL else 0)
        _, alive = psutil.wait_procs(everything, timeout=0.1 if how != signal.SIGKILL else 15)
        assert alive == []
    assert "Traceback" not in program.err


def ready(program: Program) -> str:
    """Wait until it says where the page is."""
    found = program.wait_for(lambda: re.search(r"Ready\. Open (http://127\.0\.0\.1:\d+/) in a browser", program.out), PATIENCE)
    assert found
    return found[1]


def children(program: Program) -> list[psutil.Process]:
    """Give the processes of the local Slack and of the bot."""
    return sorted(psutil.Process(program.process.pid).children(), key=lambda child: "serve" in child.cmdline())


def person(page: str) -> Person:
    """Give the hands of the reader of a workspace in another process."""
    facts = json.loads(read(f"{page}client/workspace"))
    (reader,) = [user["id"] for user in facts["users"] if user["role_label"] == "reader"]
    return Person(Client(page.rstrip("/"), Pulse()), reader, {channel["name"]: channel["id"] for channel in facts["channels"]})


def answer(program: Program, reader: Person, command: str) -> str:
    """Type a command until it is answered, as one does while the bot comes back, and give the answer."""
    before = len(reader.ephemerals("general"))
    asked_at = 0.0

    def answers() -> list[dict[str, Any]]:
        nonlocal asked_at
        if time.monotonic() - asked_at > 5:
            asked_at = time.monotonic()
            reader.command("general", command)
        return reader.ephemerals("general")[before:]

    return as_text(program.wait_for(answers)[0]["blocks"])


def read(address: str) -> bytes:
    """Read a page, through no proxy."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(address, timeout=10) as response:
        content: bytes = response.read()
        return content
