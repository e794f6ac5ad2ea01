"""The parts put together: what cannot start leaves nothing behind, and what is due is posted by a command too."""

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import clock, settings, wiring
from bot.database import Database
from bot.errors import RapporteurError
from bot.register import writing
from bot.register.schema import SchemaNotCurrentError, migrate
from bot.sandbox.server import Sandbox
from bot.settings import Settings
from tests.conversations.bench import MANIFEST, QUICK, environment
from tests.conversations.conftest import RECORDED_AT, filling
from tests.processes.news import heads, import_news, make_due, refs_of_news, subscribe, told


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox.run(manifest=MANIFEST, pace=QUICK) as made:
        yield made


@pytest.fixture
def filled(database: Database) -> Database:
    with database.write() as session:
        writing.save(session, filling(), who="tests", why="to tell about", now=RECORDED_AT)
    return database


def configured(sandbox: Sandbox, **changed: str) -> Settings:
    return settings.load({**environment(sandbox), **changed})


def test_what_cannot_start_leaves_nothing_running(sandbox: Sandbox, database: Database) -> None:
    before = set(threading.enumerate())
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with (
            pytest.raises(RapporteurError, match="cannot listen"),
            wiring.running(configured(sandbox, RAPPORTEUR_HTTP_PORT=port), database),
        ):
            pass
    assert sandbox.inspect("connections") == 0
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    with (
        pytest.raises(RapporteurError, match="SLACK_APP_TOKEN"),
        wiring.running(configured(sandbox, SLACK_APP_TOKEN="xapp-wrong", RAPPORTEUR_HTTP_PORT=port), database),
    ):
        pass
    socket.create_server(("127.0.0.1", int(port))).close()
    assert [thread for thread in set(threading.enumerate()) - before if not thread.daemon] == []


def test_what_runs_ends_with_all_of_its_threads(sandbox: Sandbox, database: Database) -> None:
    before = set(threading.enumerate())
    with wiring.running(configured(sandbox), database) as bot:
        sandbox.as_user("reader").wait_for(lambda: bot.health.response()[0] == 200)
        assert set(threading.enumerate()) - before  # of those from before, which other tests left, some may end just now
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(5)
    assert [thread for thread in left if thread.is_alive()] == []


def test_the_command_posts_what_is_due_and_nothing_twice(sandbox: Sandbox, filled: Database, tmp_path: Path) -> None:
    here = configured(sandbox, DATABASE_URL=filled.url.render_as_string(hide_password=False))
    subscribe(filled, sandbox)
    import_news(filled, tmp_path, 1, 11)
    assert [": daily at " in line for line in wiring.digest_run(here)] == [True]
    assert heads(sandbox) == []
    make_due(filled, clock.now() - timedelta(seconds=1))
    for _ in range(2):
        wiring.digest_run(here)
    assert len(heads(sandbox)) == 1
    assert told(sandbox) == dict.fromkeys(refs_of_news(filled), 1)


def test_a_register_of_no_version_is_migrated_only_where_it_may_be(fresh_database_url: str, tmp_path: Path) -> None:
    here = settings.load({"DATABASE_URL": fresh_database_url, "RAPPORTEUR_BACKUP_DIR": str(tmp_path / "kept")})
    with pytest.raises(RapporteurError, match="rapporteur"), wiring.register_of(here):
        pass
    database = Database(fresh_database_url)
    migrate(database, "0001")
    database.dispose()
    with pytest.raises(SchemaNotCurrentError, match="Run: rapporteur migrate"), wiring.answerer(here):
        pass
    with wiring.register_of(here, make=True):
        (kept,) = (tmp_path / "kept").iterdir()
        assert "-0001-" in kept.name
    with wiring.answerer(here) as answerer:
        assert answerer.answer("allegations in Izium", today=clock.today(here.timezone)).findings == ()
