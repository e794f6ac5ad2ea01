"""Databases for all tests: each on a real SQLite file and on a real PostgreSQL server."""

import contextlib
import fcntl
import gc
import os
import secrets
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings
from psycopg import sql

from bot.database import Database
from bot.database.engine import engine_of
from bot.register.sample import fill_with_sample
from bot.register.schema import migrate
from tests import engines
from tests.postgres import GIVEN, running_server, url_of

SAMPLE_RECORDED_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
"""When the sample of `sample_database` was recorded."""
SHARED_SAMPLE = "RAPPORTEUR_TEST_SAMPLE"
"""Holds the name of the PostgreSQL database with the sample that all test workers read."""

settings.register_profile("patient", deadline=None)  # how long an example takes tells how busy the machine is
settings.load_profile("patient")


def pytest_configure() -> None:
    """Make engines that spare what tests need not do again."""
    pytest.MonkeyPatch().setattr("bot.database.transactions.engine_of", engines.sparing(engine_of))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the drill and the tests of whole programs: they take longest, and mostly wait."""
    items.sort(key=lambda item: ("drill" not in item.path.parts, "processes" not in item.path.parts))


def pytest_collection_finish() -> None:
    """Spare the collector all that was imported and collected: to go through it again and again took a fifteenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Start one server for all test workers, before there are any; they find it in the environment."""
    opened = contextlib.ExitStack()
    os.environ[GIVEN] = dsn = opened.enter_context(running_server())
    os.environ[SHARED_SAMPLE] = name = _new_name()
    opened.callback(_drop, dsn, name)
    config.add_cleanup(opened.close)


class Stores:
    """The databases of one test worker; each is made when a test first asks for it.

    Workers that are given the same folder as `shared` read one sample, which the first to ask for it makes.
    """

    def __init__(self, folder: Path, *, shared: Path | None = None, durable: bool = False) -> None:
        self._folder = folder
        self._shared = shared or folder
        self._durable = durable
        self._open = contextlib.ExitStack()
        self._server: str | None = None
        self._templates: dict[str, str] = {}
        self._samples: dict[str, Database] = {}

    def fresh_url(self, engine: str) -> str:
        """Give the address of a new database without any table."""
        name = _new_name()
        if engine == "sqlite":
            return f"sqlite:///{self._folder / name}.db"
        self._open.callback(_drop, self._dsn, name)
        return self._created(name)

    def empty_url(self, engine: str, folder: Path) -> str:
        """Give the address of a database that has all tables and no rows."""
        if engine not in self._templates:
            self._templates[engine] = self._migrated(self.fresh_url(engine))
        template = self._templates[engine]
        if engine == "sqlite":
            copy = folder / "register.db"
            shutil.copyfile(template.removeprefix("sqlite:///"), copy)
            return f"sqlite:///{copy}"
        _empty(template)
        return template

    def sample(self, engine: str) -> Database:
        """Give a database that holds the sample; nobody may write to it."""
        if engine not in self._samples:
            database = Database(self._sample_url(engine))
            self._open.callback(database.dispose)
            self._samples[engine] = database
        return self._samples[engine]

    def close(self) -> None:
        """Close the databases and stop the server."""
        self._open.close()

    @property
    def _dsn(self) -> str:
        if self._server is None:
            self._server = self._open.enter_context(running_server(durable=self._durable))
        return self._server

    def _created(self, name: str) -> str:
        with psycopg.connect(self._dsn, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return url_of(self._dsn, name)

    def _sample_url(self, engine: str) -> str:
        told = self._shared / f"sample-{engine}"
        with told.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not told.exists():
                shared = os.environ.get(SHARED_SAMPLE)
                url = self._created(shared) if shared and engine == "postgresql" else self.fresh_url(engine)
                database = Database(self._migrated(url))
                fill_with_sample(database, SAMPLE_RECORDED_AT)
                database.dispose()
                told.write_text(url)
            return told.read_text()

    def _migrated(self, url: str) -> str:
        database = Database(url)
        migrate(database)
        database.dispose()
        return url


def _new_name() -> str:
    return f"rapporteur_test_{secrets.token_hex(4)}"  # a server that was there before may hold those of an earlier run


def _drop(dsn: str, name: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _empty(url: str) -> None:
    """Delete every row: TRUNCATE takes fifty times as long, and the triggers that refuse a DELETE are passed by for once."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.execute("SET session_replication_role = replica")
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (table,) in rows:
            if table != "alembic_version":
                connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Stores]:
    """Give what makes databases."""
    shared = None if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    made = Stores(tmp_path_factory.mktemp("databases"), shared=shared)
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Run a test once on each engine."""
    return str(request.param)


@pytest.fixture
def fresh_database_url(stores: Stores, engine_name: str) -> str:
    """Give the address of a database without any table."""
    return stores.fresh_url(engine_name)


@pytest.fixture
def database_url(stores: Stores, engine_name: str, tmp_path: Path) -> str:
    """Give the address of `database`, for tests that open it in another process."""
    return stores.empty_url(engine_name, tmp_path)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Give a database with all tables and no rows."""
    opened = Database(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def sample_database(stores: Stores, engine_name: str) -> Database:
    """Give a database that holds the sample, made once per engine: for reading only."""
    return stores.sample(engine_name)
