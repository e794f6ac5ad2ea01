import importlib
import logging
import pkgutil
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

import bot
from bot.database import Base, Database, DatabaseUnusableError
from bot.register import schema
from bot.register.copies import Holdings
from bot.register.schema import (
    DERIVED,
    Migration,
    NotARegisterError,
    RowsWouldBeLostError,
    SchemaNotCurrentError,
    check_current,
    migrate,
    tables_of,
)
from bot.register.search import matching
from tests.register.old_registers import make_old_register, sums

_OF_AN_ENGINE = {"search_index", "search_text.words", "ix_search_text_words", "source.words", "ix_source_words"}
"""What one engine has and the models have not: the full-text indexes."""


def _is_modelled(thing: object, name: str | None, kind: str, reflected: bool, _other: object) -> bool:
    if kind == "column":
        name = f"{thing.table.name}.{name}"  # type: ignore[attr-defined]
    return not reflected or not (name in _OF_AN_ENGINE or str(name).startswith("search_index_"))


def _tables_of_all_rooms() -> None:
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.startswith(("bot.sandbox", "bot.__main__", "bot.register.migrations")):
            importlib.import_module(module.name)


def test_the_migrations_make_what_the_models_say(fresh_database_url: str) -> None:
    _tables_of_all_rooms()
    database = Database(fresh_database_url)
    migrate(database)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_modelled, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    database.dispose()


@pytest.mark.long
def test_down_and_up_with_rows_step_by_step(fresh_database_url: str) -> None:
    database = Database(fresh_database_url)
    first, *_, last = schema.revisions()
    make_old_register(database, last)
    whole = sums(database, last)
    for goal in (first, "base"):
        with pytest.raises(RowsWouldBeLostError, match=r"would throw rows away: .*2 of asked.*--discard"):
            migrate(database, goal)
    assert sums(database, last) == whole
    for goal in reversed(schema.revisions()[:-1]):
        before = sums(database, goal)
        assert migrate(database, goal, discard=True) == Migration(last, goal)
        assert sums(database, goal) == before
        migrate(database)
        check_current(database)
        assert sums(database, goal) == before
        assert_sound(database)
    kept = {*(table.name for table in tables_of(first)), *(name for name in DERIVED if "." not in name)}
    assert {name for name, total in sums(database, last).items() if total.rows} == kept
    database.dispose()


@pytest.mark.long
def test_an_old_register_of_each_version_comes_up_with_every_row(fresh_database_url: str) -> None:
    database = Database(fresh_database_url)
    for revision in schema.revisions():
        make_old_register(database, revision)
        before = sums(database, revision)
        assert [name for name, total in before.items() if not total.rows] == [], f"write tests/register/old/{revision}.sql"
        migrate(database)
        check_current(database)
        assert sums(database, revision) == before
        assert_sound(database)
        migrate(database, "base", discard=True)
        assert_nothing_is_left(database)
    database.dispose()


def test_nobody_writes_between_the_backup_and_the_step(fresh_database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.database.engine.SQLITE_WAIT_SECONDS", 0.05)
    database, other = Database(fresh_database_url), Database(fresh_database_url)
    first, *_, last = schema.revisions()
    make_old_register(database, first)
    before = sums(database, first)
    tried = []

    def keep(holdings: Holdings) -> None:
        assert {name: holdings.sum(name) for name in holdings.columns()} == before
        with pytest.raises((DatabaseUnusableError, OperationalError), match=r"held by another|lock timeout") as refusal:
            write_from(other)
        tried.append(refusal)

    assert migrate(database, keep=keep) == Migration(first, last)
    assert len(tried) == 1
    assert sums(database, first) == before
    write_from(other)
    for each in (database, other):
        each.dispose()


def write_from(database: Database) -> None:
    with database.write() as session:
        if not database.is_sqlite:
            session.execute(text("SET LOCAL lock_timeout = '50ms'"))
        session.execute(text("UPDATE counter SET value = value + 1"))


def assert_nothing_is_left(database: Database) -> None:
    assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
    if not database.is_sqlite:
        with database.read() as session:
            left = session.scalars(text("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace")).all()
            assert left == []


def assert_sound(database: Database) -> None:
    """Hold that the words are found, and that history is not altered."""
    with database.read() as session:
        assert session.scalars(select(matching("scatter izium").c.record_id)).all() == [9]
    for table, column in (("change", "who"), ("publication", "news")):
        for statement in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"):
            with pytest.raises(DBAPIError, match="history is never altered"), database.write() as session:
                session.execute(text(statement))


def test_tables_of_another_program_are_left_alone(fresh_database_url: str) -> None:
    database = Database(fresh_database_url)
    with database.write() as session:
        session.execute(text("CREATE TABLE invoice (id INTEGER)"))
        session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        session.execute(text("INSERT INTO alembic_version VALUES ('0001')"))
    for attempt in (migrate, check_current):
        with pytest.raises(NotARegisterError, match=r"invoice.* are no register of Rapporteur's\. Nothing was changed"):
            attempt(database)
    assert set(inspect(database.engine).get_table_names()) == {"alembic_version", "invoice"}
    database.dispose()


def test_migrating_again_changes_nothing_and_keeps_silent(
    database: Database, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.WARNING):
        migrate(database)
    check_current(database)
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_replicas_may_migrate_together(fresh_database_url: str) -> None:
    faults: list[Exception] = []

    def work() -> None:
        database = Database(fresh_database_url)
        try:
            migrate(database)
        except Exception as error:  # noqa: BLE001  (a thread's fault is told by the assertion below)
            faults.append(error)
        database.dispose()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    database = Database(fresh_database_url)
    check_current(database)
    database.dispose()


def test_a_database_without_tables_says_what_to_type(fresh_database_url: str) -> None:
    database = Database(fresh_database_url)
    if database.sqlite_path:
        database.sqlite_path.touch()
    with pytest.raises(SchemaNotCurrentError, match=r"no tables of Rapporteur yet\. Run: rapporteur migrate"):
        check_current(database)
    database.dispose()


@pytest.mark.parametrize(("revision", "said"), [("0000", "newer"), ("9999", "newer"), (None, "are no register")])
def test_a_database_of_another_version_is_left_alone(database: Database, revision: str | None, said: str) -> None:
    with database.write() as session:
        session.execute(text("DELETE FROM alembic_version"))
        if revision:
            session.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})
    with pytest.raises(SchemaNotCurrentError, match=said):
        check_current(database)
    with pytest.raises(SchemaNotCurrentError, match=said):
        migrate(database)
    with database.write() as session:
        session.execute(text("DELETE FROM alembic_version"))
        last = max((schema.MIGRATIONS / "versions").glob("0*.py")).name[:4]
        session.execute(text("INSERT INTO alembic_version VALUES (:last)"), {"last": last})
    check_current(database)


def test_a_step_that_fails_leaves_the_schema_as_it_was(
    fresh_database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, steps)
    last = max((steps / "versions").glob("0*.py")).name[:4]
    header = f"from alembic import op\nrevision = '9000'\ndown_revision = '{last}'\n\n\n"
    failing = header + "def upgrade():\n    op.drop_table('link')\n    1 / 0\n"
    (steps / "versions" / "9000_failing.py").write_text(failing)
    database = Database(fresh_database_url)
    migrate(database)
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    with pytest.raises(ZeroDivisionError):
        migrate(database)
    with pytest.raises(SchemaNotCurrentError, match=rf"older Rapporteur \({last}\).*rapporteur migrate"):
        check_current(database)
    assert inspect(database.engine).has_table("link")
    database.dispose()


def test_this_sqlite_has_full_text_search() -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE tried USING fts5(words, tokenize='ascii')")
    connection.close()
