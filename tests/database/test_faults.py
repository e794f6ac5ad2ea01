"""What an operator has to cure is said in a sentence with its cure."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.database import Database, DatabaseUnusableError
from bot.database import engine as engines
from bot.register.schema import migrate
from tests.conftest import Stores


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
    monkeypatch.setattr(engines, "SQLITE_WAIT_SECONDS", 0.1)
    database = Database(f"sqlite:///{tmp_path}/register.db")
    migrate(database)
    other = sqlite3.connect(tmp_path / "register.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert fault_of(database, writing=True).endswith("is held by another program.")
    other.close()


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
