"""A start that cannot be: one clear sentence on standard error, status 1, no trace, and no secret."""

import contextlib
import socket
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.database import Database
from bot.sandbox.server import Sandbox
from tests.conversations.bench import environment
from tests.processes.conftest import address
from tests.processes.programs import PATIENCE, Program

pytestmark = pytest.mark.long


@dataclass(frozen=True)
class BadStart:
    """What is wrong, and what has to be said."""

    name: str
    environ: dict[str, str]
    says: tuple[str, ...]
    never_says: str = "xoxb-"


@pytest.fixture
def taken_port() -> Iterator[str]:
    """Give a port on which something else listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield str(listener.getsockname()[1])


@pytest.fixture
def locked(sqlite_register: Database) -> Iterator[dict[str, str]]:
    """Give the address of a register that another program holds."""
    with contextlib.closing(sqlite3.connect(str(sqlite_register.sqlite_path), isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield address(sqlite_register)


def test_a_start_that_cannot_be_says_why_in_a_sentence(
    sandbox: Sandbox, locked: dict[str, str], taken_port: str, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    (tmp_path / "no-database.db").write_bytes(b"These are the minutes of a meeting. " * 500)
    nobody = "postgresql://rapporteur:top-secret@{}/register"
    bad_starts = [
        BadStart("bot token", {"SLACK_BOT_TOKEN": "xoxb-wrong"}, ("SLACK_BOT_TOKEN (invalid_auth)", "OAuth & Permissions")),
        BadStart("app token", {"SLACK_APP_TOKEN": "xapp-wrong"}, ("SLACK_APP_TOKEN (invalid_auth)",), "xapp-wrong"),
        BadStart("no slack", {"SLACK_API_URL": "http://127.0.0.1:9/api/"}, ("Slack cannot be reached", "SLACK_API_URL")),
        BadStart("no server", {"DATABASE_URL": nobody.format("127.0.0.1:9")}, ("cannot be reached",), "top-secret"),
        BadStart("no host", {"DATABASE_URL": nobody.format("no-such-host.invalid")}, ("cannot be reached",), "top-secret"),
        BadStart("no folder", {"DATABASE_URL": "sqlite:///no/such/folder/x.db"}, ("x.db cannot be opened",)),
        BadStart("corrupt", {"DATABASE_URL": "sqlite:///no-database.db"}, ("no-database.db is not a database",)),
        BadStart("locked", locked, ("is held by another program", "Nothing was changed")),
        BadStart("port", {"RAPPORTEUR_HTTP_PORT": taken_port}, (f"cannot listen on 127.0.0.1:{taken_port} (Address already",)),
    ]
    good = environment(sandbox) | {"DATABASE_URL": "sqlite:///register.db"}
    started = []
    for bad in bad_starts:
        folder = tmp_path / bad.name
        folder.mkdir()
        environ = good | {"DATABASE_URL": f"sqlite:///{folder}/register.db"} | bad.environ
        started.append((bad, Program(tmp_path, "serve", environ=environ)))
    for bad, program in started:
        status = program.process.wait(2 * PATIENCE)
        with subtests.test(bad.name):
            said = program.err
            assert status == 1
            assert "Traceback" not in said
            assert bad.never_says not in said
            assert all(words in said for words in bad.says), said
            assert said.startswith("Error: ")
            assert said.count("\n") == 1
