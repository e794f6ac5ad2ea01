import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update

from bot import database as rooms_below
from bot.database import Database, DatabaseUnusableError, OvertakenError, lock_publications
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


# --- what an operator has to cure ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "DATABASE_URL is not an address of a database"),
        ("mysql://user@host/name", "Rapporteur does not work on mysql"),
        ("postgresql+nodriver://host/name", "The driver in DATABASE_URL, postgresql+nodriver, is not installed"),
    ],
)
def test_an_address_that_cannot_be_one_is_refused_at_once(url: str, said: str) -> None:
    with pytest.raises(DatabaseUnusableError, match=said.replace("+", r"\+")) as refusal:
        Database(url)
    assert refusal.value.cure


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_means_psycopg(scheme: str) -> None:
    assert Database(f"{scheme}://host/name").url.drivername == "postgresql+psycopg"


def fault_of(database: Database, *, writing: bool = False) -> str:
    with pytest.raises(DatabaseUnusableError) as refusal, database.write() if writing else database.read() as session:
        session.execute(text("INSERT INTO counter VALUES ('x', 1)" if writing else "SELECT name FROM counter"))
    database.dispose()
    assert refusal.value.cure
    return refusal.value.what


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert fault_of(Database(f"sqlite:///{tmp_path}/none/register.db")).endswith("cannot be opened.")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "register.db").write_bytes(b"Dear Sir or Madam, " * 500)
    assert fault_of(Database(f"sqlite:///{tmp_path}/register.db")).endswith("is not a database, or is corrupt.")


def test_a_file_whose_pages_are_damaged(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/register.db")
    migrate(database)
    database.dispose()
    file = tmp_path / "register.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert "corrupt" in fault_of(database)


def test_a_file_without_tables(tmp_path: Path) -> None:
    assert fault_of(Database(f"sqlite:///{tmp_path}/register.db")).endswith("has no tables of Rapporteur.")


def test_a_file_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms_below, "SQLITE_WAIT_SECONDS", 0.1)
    database = Database(f"sqlite:///{tmp_path}/register.db")
    migrate(database)
    other = sqlite3.connect(tmp_path / "register.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert fault_of(database, writing=True).endswith("is held by another program.")
    other.close()


def test_the_threads_of_a_process_write_in_turn_without_asking_the_file_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as impatient:  # SQLite itself turns a second writer away at once
        impatient.setattr(rooms_below, "SQLITE_WAIT_SECONDS", 0)
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


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    assert fault_of(Database(f"postgresql://nobody@/none?host={tmp_path}")).endswith("cannot be reached.")


def test_a_database_that_is_not_on_the_server(fresh_database_url: str) -> None:
    if fresh_database_url.startswith("sqlite"):
        assert fault_of(Database(fresh_database_url)).endswith("has no tables of Rapporteur.")
        return
    elsewhere = Database(fresh_database_url).url.set(database="no_such_database").render_as_string(hide_password=False)
    assert fault_of(Database(elsewhere)).endswith("lacks what is asked of it.")


def test_a_user_who_may_make_no_temporary_tables(stores: Stores) -> None:
    owner = Database(stores.fresh_url("postgresql"))
    with owner.write() as session:
        session.execute(text("CREATE ROLE rapporteur_plain LOGIN"))
        session.execute(text(f"REVOKE TEMPORARY ON DATABASE {owner.url.database} FROM PUBLIC"))
    plain = Database(owner.url.set(username="rapporteur_plain").render_as_string(hide_password=False))
    try:
        with pytest.raises(DatabaseUnusableError, match="no temporary tables") as fault, plain.read() as session:
            session.execute(text("CREATE TEMPORARY TABLE past (id integer)"))
        assert "GRANT TEMPORARY" in fault.value.cure
    finally:
        plain.dispose()
        with owner.write() as session:
            session.execute(text("DROP ROLE rapporteur_plain"))
        owner.dispose()


def test_a_programming_error_keeps_its_own_name(database: Database) -> None:
    with pytest.raises(Exception, match="syntax error") as fault, database.read() as session:
        session.execute(text("SELEC 1"))
    assert not isinstance(fault.value, DatabaseUnusableError)
