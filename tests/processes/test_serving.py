"""`rapporteur serve`: what is under way is finished, nothing new is taken, and health tells the truth."""

import signal
import time
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from bot.database import Database
from bot.register.schema import migrate
from bot.sandbox.server import Sandbox
from bot.slack.seen import SeenEvents
from tests.conftest import Stores
from tests.conversations.bench import MANIFEST, QUICK, Mode, environment
from tests.conversations.dialogue import as_text
from tests.processes.conftest import address
from tests.processes.programs import running

pytestmark = pytest.mark.long

ASKED = "@Rapporteur what is alleged about Izium?"
SLOW = {"method": "chat.postMessage", "kind": "slow", "seconds": 2.0}


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_sigterm_lets_the_answer_in_flight_arrive_and_takes_nothing_new(
    sqlite_register: Database, tmp_path: Path, mode: Mode
) -> None:
    seen = SeenEvents(sqlite_register)
    with (
        Sandbox.run(manifest=MANIFEST, mode=mode, pace=QUICK) as sandbox,
        running(tmp_path, "serve", environ=environment(sandbox, mode) | address(sqlite_register)) as program,
    ):
        program.healthy()
        if mode == "http":
            sandbox.set_events_url(f"http://127.0.0.1:{program.port}/slack/events")
        sandbox.faults(SLOW)
        reader = sandbox.as_user("reader")
        in_time = reader.say("general", ASKED)
        program.wait_for(seen.count)
        taken = seen.count()
        start = time.monotonic()
        program.process.send_signal(signal.SIGTERM)
        assert program.wait_for(lambda: program.health()[0] != 200)
        told = program.health()
        too_late = reader.say("general", ASKED)
        assert told in [(503, {"status": "stopping"}), (0, {})]
        assert program.process.wait(10) == 0
        assert time.monotonic() - start < 10
        assert "ALL-0001" in as_text(reader.history("general", in_time)[1]["blocks"])
        assert len(reader.history("general", too_late)) == 1
    assert seen.count() == taken
    assert program.err.rstrip().endswith("rapporteur: stopped")
    assert "ERROR" not in program.err


def test_a_call_that_hangs_does_not_keep_the_process_for_ever(
    sandbox: Sandbox, sqlite_register: Database, tmp_path: Path
) -> None:
    with running(tmp_path, "serve", environ=environment(sandbox) | address(sqlite_register)) as program:
        program.healthy()
        sandbox.faults({**SLOW, "seconds": 30.0})
        sandbox.as_user("reader").say("general", ASKED)
        program.wait_for(SeenEvents(sqlite_register).count)
        start = time.monotonic()
        program.process.send_signal(signal.SIGTERM)
        program.process.wait(10.5)
        assert time.monotonic() - start < 10


def test_health_fails_while_postgresql_is_away_and_recovers(sandbox: Sandbox, stores: Stores, tmp_path: Path) -> None:
    database = Database(stores.fresh_url("postgresql"))
    migrate(database)
    database.dispose()
    name = sql.Identifier(str(database.url.database))
    beside = database.url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with (
        running(tmp_path, "serve", environ=environment(sandbox) | address(database)) as program,
        psycopg.connect(beside, autocommit=True) as server,
    ):
        program.healthy()
        server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database.url.database])
        status, report = program.health()
        assert (status, report["status"], report["database"]["ok"], report["slack"]["ok"]) == (503, "failing", False, True)
        server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(name))
        program.healthy()


def test_health_fails_when_the_file_of_the_register_is_gone(
    sandbox: Sandbox, sqlite_register: Database, tmp_path: Path
) -> None:
    path = sqlite_register.sqlite_path
    assert path is not None
    with running(tmp_path, "serve", environ=environment(sandbox) | address(sqlite_register)) as program:
        program.healthy()
        path.rename(tmp_path / "moved.db")
        status, report = program.health()
        assert (status, report["database"]["ok"]) == (503, False)
        assert not path.exists()


def test_health_fails_while_slack_is_silent_and_recovers(sandbox: Sandbox, sqlite_register: Database, tmp_path: Path) -> None:
    with running(tmp_path, "serve", environ=environment(sandbox) | address(sqlite_register)) as program:
        program.healthy()
        sandbox.faults({"method": "apps.connections.open", "kind": "http_500"})
        sandbox.drop("tcp")
        program.wait_for(lambda: program.health()[0] == 503, 25)
        report = program.health()[1]
        assert (report["slack"]["ok"], report["database"]["ok"]) == (False, True)
        sandbox.faults()
        program.healthy()
