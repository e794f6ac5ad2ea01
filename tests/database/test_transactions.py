"""Transactions are whole, are begun as what they are for asks, and lose no update; on both engines."""

import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update

from bot.database import Database, OvertakenError, lock_publications
from bot.database import engine as engines
from bot.register.many_rows import next_ids
from bot.register.model import Change, Counter, Entry, Source
from bot.register.rows import table_of
from bot.register.schema import migrate
from bot.register.vocabulary import ChangeAct, SourceType
from tests.conftest import Stores


def test_rows_written_stay_and_each_test_starts_with_none(database: Database) -> None:
    with database.write() as session:
        assert session.scalar(select(func.count()).select_from(Counter)) == 0
        session.add(Counter(name="names", value=1))
    with database.read() as session:
        assert session.scalar(select(Counter.value)) == 1


def test_a_second_test_sees_nothing_of_the_first(database: Database) -> None:
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Counter)) == 0


def test_reading_keeps_nothing_and_what_was_read_may_be_used_later(database: Database) -> None:
    with database.write() as session:
        session.add(Counter(name="names", value=1))
    with database.read() as session:
        counter = session.scalars(select(Counter)).one()
        session.add(Counter(name="lost", value=1))
        session.flush()
    assert counter.value == 1
    with database.read() as session:
        assert session.scalars(select(Counter.name)).all() == ["names"]


def test_an_exception_rolls_the_whole_transaction_back(database: Database) -> None:
    def write_and_fail() -> None:
        with database.write() as session:
            session.add(Counter(name="names", value=1))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Counter)) == 0


def test_writers_that_read_first_lose_no_update(database: Database) -> None:
    with database.write() as session:
        session.add(Counter(name="names", value=0))
    start = threading.Barrier(6)

    def work() -> None:
        start.wait()
        for _ in range(10):
            with database.write() as session:
                lock_publications(session)
                value = session.scalars(select(Counter.value)).one()
                session.execute(text("UPDATE counter SET value = :value"), {"value": value + 1})

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        assert session.scalars(select(Counter.value)).one() == 60


def document(key: str, entry_id: int | None = None) -> Source:
    return Source(id=entry_id, key=key, publisher="P", title="T", source_type=SourceType.WIRE, independence_group=key)


def test_in_a_steady_transaction_nothing_moves_and_who_is_overtaken_begins_anew(stores: Stores, tmp_path: Path) -> None:
    """On PostgreSQL; SQLite has one writer at a time."""
    database = Database(stores.empty_url("postgresql", tmp_path))
    with database.write() as session:
        session.add(Counter(name="names", value=1))
    value = select(Counter.value)

    def overtaken() -> None:
        with database.write_steadily() as session:
            assert session.scalar(value) == 1
            with database.write() as quicker:
                quicker.execute(update(Counter).values(value=2))
            assert session.scalar(value) == 1
            session.execute(update(Counter).values(value=Counter.value + 10))

    with pytest.raises(OvertakenError):
        overtaken()
    with database.write_steadily() as session:
        session.execute(update(Counter).values(value=Counter.value + 10))
    with database.read() as session:
        assert session.scalar(value) == 12
    database.dispose()


def test_moments_come_back_in_utc_and_naive_ones_are_refused(database: Database) -> None:
    moment = datetime(2026, 11, 22, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    with database.write() as session:
        session.add(document("x", 1))
        session.flush()
        session.add(Change(id=1, entry_id=1, version=1, act=ChangeAct.CREATED, at=moment, who="", why="", after={"k": "é"}))
    with database.read() as session:
        at, after = session.execute(select(Change.at, Change.after)).one()
    assert (at, at.tzinfo, after) == (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), UTC, {"k": "é"})
    naive = select(Change).where(Change.at == datetime(2026, 11, 22))  # noqa: DTZ001  (what must not get through)
    with pytest.raises(Exception, match="without a zone"), database.read() as session:
        session.execute(naive)


def test_ids_are_taken_on_from_the_last_and_the_engine_goes_on_behind_them(database: Database) -> None:
    with database.write() as session:
        assert list(next_ids(session, table_of(Entry), 3)) == [1, 2, 3]
        session.add(document("third", 3))
        session.flush()
        assert list(next_ids(session, table_of(Entry), 1)) == [4]
        session.add(document("fourth", 4))
        session.flush()
        added = document("by-the-engine")
        session.add(added)
        session.flush()
        assert added.id == 5


def test_a_file_that_is_just_being_made_by_another_is_waited_for(tmp_path: Path) -> None:
    """SQLite itself waits for nobody when write-ahead logging is turned on while another writes without it."""
    other = sqlite3.connect(tmp_path / "register.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.2, other.close).start()
    database = Database(f"sqlite:///{tmp_path}/register.db")
    with database.write() as session:
        session.execute(text("CREATE TABLE made (by_whom)"))
    database.dispose()


def test_the_threads_of_a_process_write_in_turn_without_asking_the_file_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as impatient:  # SQLite itself turns a second writer away at once
        impatient.setattr(engines, "SQLITE_WAIT_SECONDS", 0)
        database = Database(f"sqlite:///{tmp_path}/register.db")
    migrate(database)

    def work(name: str) -> None:
        with database.write() as session:
            session.add(Counter(name=name, value=0))
            session.flush()
            time.sleep(0.02)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, map(str, range(16))))
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Counter).where(Counter.value == 0)) == 16
