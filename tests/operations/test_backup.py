"""Backups: whole or not at all, on both engines and between them, and never at the cost of what is there already."""

import errno
import fcntl
import hashlib
import itertools
import json
import resource
import secrets
import stat
import threading
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.answers.asked import remember
from bot.database import Database, DatabaseUnusableError
from bot.operations import archive, backup
from bot.operations.archive import DamagedArchiveError, NewerArchiveError
from bot.operations.backup import BackupNotWrittenError, NotRestoredError, back_up, restore
from bot.register import schema, writing
from bot.register.copies import Holdings, RowsDoNotFitError
from bot.register.schema import NotARegisterError
from tests.conftest import Stores
from tests.register.material import PUBLISHED, actor, allegation, documents
from tests.register.old_registers import make_old_register, sums

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OLD = "0003"
HEAD = schema.revisions()[-1]


@pytest.fixture
def register(database: Database) -> Database:
    """Give a register of this version with a row in every table."""
    make_old_register(database, HEAD)
    return database


@pytest.fixture
def old_register(fresh_database_url: str) -> Iterator[Database]:
    """Give a register of an older version with a row in every table; PostgreSQL speaks as it may be set to speak elsewhere."""
    made = Database(fresh_database_url)
    if not made.is_sqlite:
        with made.write() as session:
            for setting in ("timezone TO 'Asia/Kabul'", "datestyle TO 'SQL, DMY'", "extra_float_digits TO 0"):
                session.execute(text(f"ALTER DATABASE {made.url.database} SET {setting}"))
        made.dispose()
    make_old_register(made, OLD)
    yield made
    made.dispose()


@pytest.fixture
def old_sqlite_register(stores: Stores) -> Iterator[Database]:
    """Give the same in a SQLite file, for what does not depend on the engine."""
    with empty(stores, "sqlite") as made:
        make_old_register(made, OLD)
        yield made


@pytest.fixture(scope="module")
def pair(stores: Stores) -> Iterator[tuple[Database, Database]]:
    """Give a register without rows on each engine, for what is rolled back."""
    with empty(stores, "sqlite") as one, empty(stores, "postgresql") as other:
        schema.migrate(one)
        schema.migrate(other)
        yield one, other


@pytest.fixture(scope="module")
def sqlite_backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a whole backup of a small register."""
    folder = tmp_path_factory.mktemp("backup")
    database = Database(f"sqlite:///{folder}/register.db")
    make_old_register(database, HEAD)
    made = back_up(database, folder, NOW)
    database.dispose()
    return made.file


@contextmanager
def empty(stores: Stores, engine: str) -> Iterator[Database]:
    made = Database(stores.fresh_url(engine))
    try:
        yield made
    finally:
        made.dispose()


# --- there and back --------------------------------------------------------------------------------------------------------


def test_a_register_moves_to_the_other_engine_and_works_on_there(
    register: Database, stores: Stores, engine_name: str, tmp_path: Path
) -> None:
    made = back_up(register, tmp_path / "kept", NOW)
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.file.parent.stat().st_mode) == 0o700
    assert list(made.file.parent.iterdir()) == [made.file]
    (other,) = {"sqlite", "postgresql"} - {engine_name}
    with empty(stores, other) as elsewhere:
        restored = restore(elsewhere, made.file)
        assert sums(elsewhere, HEAD) == sums(register, HEAD)
        assert str(restored).startswith(f"{made.manifest.rows} rows of a register of version {HEAD} stand in ")
        schema.check_current(elsewhere)
        with elsewhere.write() as session:
            new = [actor("nor"), allegation("again", **PUBLISHED)]
            saved = writing.save(session, documents(new), who="ada", why="to go on", now=NOW)
            assert (saved.ids["nor"], saved.ids["again"], saved.published) == (11, 12, 1)
            refs = session.execute(text("SELECT ref FROM record ORDER BY id")).scalars().all()
            assert refs == ["ALL-0001", "RSP-0001", "ALL-0002"]
            assert remember(session, "and now?", now=NOW) == 10


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40), min_size=1))
def test_any_words_come_through_unchanged(pair: tuple[Database, Database], words: list[str]) -> None:
    with pair[0].read() as here, pair[1].read() as there:  # so that nothing is kept
        ours, theirs = schema.holdings(here), schema.holdings(there)
        for word in words:
            remember(here, word, now=NOW)
        sent = ours.sum("asked")
        theirs.fill("asked", ours.text("asked"))
        here.execute(text("DELETE FROM asked"))
        ours.fill("asked", theirs.text("asked"))
        assert theirs.sum("asked") == ours.sum("asked") == sent
        for session in (here, there):
            assert session.execute(text("SELECT question FROM asked ORDER BY id")).scalars().all() == words


def test_a_backup_holds_one_moment_while_others_write(
    register: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sums(register, HEAD)
    written = itertools.count()
    told = Holdings.text

    def text_while_others_write(holdings: Holdings, name: str) -> Iterator[bytes]:
        with register.write() as session:
            remember(session, f"asked meanwhile, number {next(written)}", now=NOW)
        return told(holdings, name)

    monkeypatch.setattr(Holdings, "text", text_while_others_write)
    made = back_up(register, tmp_path, NOW)
    assert {part.name: part.sum for part in made.manifest.tables} == before
    assert next(written) == len(before)


# --- before a migration ----------------------------------------------------------------------------------------------------


def test_an_older_register_is_backed_up_before_it_is_migrated_and_a_current_one_is_not(
    old_register: Database, stores: Stores, engine_name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = sums(old_register, OLD)
    with old_register.read() as session:
        held = schema.holdings(session)
        whole = {name: held.sum(name) for name in held.columns()}
    with caplog.at_level("INFO", backup.__name__):
        migrated = backup.migrate(old_register, tmp_path / "kept", NOW)
    assert migrated.kept is not None
    assert f"the register as it was is kept in {migrated.kept.file}" in caplog.text
    assert f"brought from version {OLD} to {HEAD}.\n" in str(migrated)
    assert str(migrated.kept.file) in str(migrated)
    assert {part.name: part.sum for part in migrated.kept.manifest.tables} == whole
    assert sums(old_register, OLD) == before
    assert str(backup.migrate(old_register, tmp_path / "kept", NOW)).startswith("Nothing to do")
    assert list((tmp_path / "kept").iterdir()) == [migrated.kept.file]
    with empty(stores, engine_name) as elsewhere:
        assert str(restore(elsewhere, migrated.kept.file)).endswith(f", and brought to version {HEAD}.")
        assert sums(elsewhere, OLD) == before
        schema.check_current(elsewhere)


def test_replicas_that_start_together_write_one_backup(old_register: Database, tmp_path: Path) -> None:
    start = threading.Barrier(3)

    def begin() -> backup.Migrated:
        database = Database(old_register.url.render_as_string(hide_password=False))
        start.wait()
        try:
            return backup.migrate(database, tmp_path / "kept", NOW)
        finally:
            database.dispose()

    with ThreadPoolExecutor(3) as replicas:
        kept = [each.result().kept for each in [replicas.submit(begin) for _ in range(3)]]
    assert len([each for each in kept if each]) == 1
    assert len(list((tmp_path / "kept").iterdir())) == 1
    schema.check_current(old_register)


def test_a_migration_that_fails_again_and_again_leaves_the_register_and_one_backup(
    old_sqlite_register: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "step", lambda *_: 1 / 0)
    for hour in range(3):
        with pytest.raises(ZeroDivisionError):
            backup.migrate(old_sqlite_register, tmp_path, NOW.replace(hour=hour))
    (only,) = tmp_path.glob("*.zip")
    monkeypatch.undo()
    only.write_bytes(only.read_bytes()[:-100])  # a backup that is not whole is none
    migrated = backup.migrate(old_sqlite_register, tmp_path, NOW)
    assert migrated.kept
    assert migrated.kept.is_new
    assert len(list(tmp_path.glob("*.zip"))) == 2


def test_where_there_is_no_room_for_a_backup_nothing_is_migrated(old_sqlite_register: Database, tmp_path: Path) -> None:
    with old_sqlite_register.write() as session:
        # As an older version wrote it: today's code knows columns that its table has not.
        written = text("INSERT INTO asked (question, asked_at) VALUES (:noise, :now)")
        session.execute(written, {"noise": secrets.token_hex(100_000), "now": NOW.isoformat(" ")})
    before = sums(old_sqlite_register, OLD)
    (tmp_path / "file").write_text("not a folder")
    with (
        files_of_at_most(50_000),
        pytest.raises(BackupNotWrittenError, match=r"File too large.*Nothing.*RAPPORTEUR_BACKUP_DIR"),
    ):
        backup.migrate(old_sqlite_register, tmp_path / "kept", NOW)
    with pytest.raises(BackupNotWrittenError, match=r"into .*/file \(File exists\)"):
        backup.migrate(old_sqlite_register, tmp_path / "file", NOW)
    assert list((tmp_path / "kept").iterdir()) == []
    assert sums(old_sqlite_register, OLD) == before
    with pytest.raises(schema.SchemaNotCurrentError, match=rf"older Rapporteur \({OLD}\)"):
        schema.check_current(old_sqlite_register)


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let this process write no longer files, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# --- what is there already -------------------------------------------------------------------------------------------------


def test_nothing_is_written_over(sqlite_backup: Path, tmp_path: Path, stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    with empty(stores, "sqlite") as database:
        restore(database, sqlite_backup)
        there = tmp_path / "there.zip"
        there.write_text("the minutes of a meeting")
        with pytest.raises(BackupNotWrittenError, match="there already"):
            back_up(database, tmp_path, NOW, file=there)
        monkeypatch.setattr(Path, "exists", lambda _: False)  # as if it had come while the backup was written
        with pytest.raises(BackupNotWrittenError, match="there already"):
            backup._settle(there, there)
        monkeypatch.undo()
        assert there.read_text() == "the minutes of a meeting"
        with pytest.raises(NotRestoredError, match=r"not empty .*Move the SQLite file aside"):
            restore(database, sqlite_backup)


def test_a_killed_backup_is_written_over_and_a_running_one_is_not(
    sqlite_backup: Path, tmp_path: Path, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    with empty(stores, "sqlite") as database:
        restore(database, sqlite_backup)
        part = tmp_path / "new.zip.part"
        part.write_bytes(b"half of it" * 100_000)
        with part.open("rb") as running:
            fcntl.flock(running, fcntl.LOCK_EX)
            with pytest.raises(BackupNotWrittenError, match="Another backup is being written"):
                back_up(database, tmp_path, NOW, file=tmp_path / "new.zip")
        monkeypatch.setattr(Path, "hardlink_to", refuse_second_names)
        back_up(database, tmp_path, NOW, file=tmp_path / "new.zip")
    assert [each.name for each in tmp_path.iterdir()] == ["new.zip"]
    with archive.opened(tmp_path / "new.zip") as kept:
        kept.check()


def refuse_second_names(_new: Path, _old: Path) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


# --- files from anybody ----------------------------------------------------------------------------------------------------


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1, exclude_max=True), change=st.integers(0, 255))
def test_no_damage_passes_for_a_register(sqlite_backup: Path, tmp_path: Path, where: float, change: int) -> None:
    """Cut the file off, or change a byte of it: it is refused, or nothing that counts was hit."""
    whole = sqlite_backup.read_bytes()
    at = int(where * len(whole))
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(whole[:at] if change == 0 else whole[:at] + bytes([whole[at] ^ change]) + whole[at + 1 :])
    with archive.opened(sqlite_backup) as intact:
        expected = intact.manifest
    try:
        with archive.opened(damaged) as kept:
            kept.check()
            found = kept.manifest
    except DamagedArchiveError:
        return
    assert change != 0
    assert found == expected


Spoil = Callable[[dict[str, Any], dict[str, bytes]], None]


def spoilt(whole: Path, file: Path, spoil: Spoil, packing: int = zipfile.ZIP_DEFLATED, *, summed: bool = True) -> Path:
    """Write an archive in which something is wrong from the start; all sums are right unless they are left as they were."""
    with zipfile.ZipFile(whole) as zipped:
        members = {name: zipped.read(name) for name in zipped.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    spoil(manifest, members)
    for part in manifest["tables"] if summed else []:
        rows = members.get(f"{part['name']}.copy", b"")
        part.update(rows=rows.count(b"\n"), size=len(rows), sha256=hashlib.sha256(rows).hexdigest())
    members.setdefault("manifest.json", json.dumps(manifest).encode())
    with zipfile.ZipFile(file, "w", packing) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return file


def rows_of(table: str, change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(_manifest: dict[str, Any], members: dict[str, bytes]) -> None:
        members[f"{table}.copy"] = change(members[f"{table}.copy"])

    return spoil


def backwards(rows: bytes) -> bytes:
    return b"".join(reversed(rows.splitlines(keepends=True)))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda manifest, _: manifest.update(format=2), "newer Rapporteur"),
        (lambda manifest, _: manifest.update(revision="9999"), "newer Rapporteur"),
        (lambda manifest, _: manifest.update(revision="0003"), "it holds|its tables are not those"),
        (lambda manifest, _: manifest["tables"][0].update(name="../../register"), "does not hold what"),
        (lambda _, members: members.update({"../../etc/passwd": b""}), "does not hold what"),
        (lambda _, members: members.pop("entry.copy"), "does not hold what"),
        (lambda _, members: members.update({"manifest.json": b"[]"}), "damaged"),
        (lambda _, members: members.update({"manifest.json": b" " * 2**20 + b"{}"}), "too large"),
        (rows_of("asked", lambda rows: rows[:-1]), "without an end"),
        (rows_of("asked", lambda rows: rows * 100_000), "far more than people write"),
    ],
)  # fmt: skip
def test_a_file_that_somebody_made_up_is_refused(
    sqlite_backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Spoil, said: str
) -> None:
    monkeypatch.setattr(archive, "UNQUESTIONED_SIZE", 2**20)
    database = Database(f"sqlite:///{tmp_path}/new.db")
    with pytest.raises((DamagedArchiveError, NewerArchiveError), match=said) as refusal:
        restore(database, spoilt(sqlite_backup, tmp_path / "made-up.zip", spoil))
    database.dispose()
    assert refusal.value.cure
    assert refusal.value.kept == "Nothing was changed."


@pytest.mark.parametrize(
    "make",
    [
        lambda file, whole: spoilt(whole, file, lambda *_: None, zipfile.ZIP_BZIP2),
        lambda file, whole: spoilt(whole, file, rows_of("seen_event", backwards), summed=False),
        lambda file, whole: file.write_bytes(whole.read_bytes().replace(b"PK", b"KP", 1)),
        lambda file, _: file.write_text("the minutes of a meeting"),
        lambda file, _: file.mkdir(),
        lambda file, _: file.touch(),
        lambda file, _: None,
    ],
    ids=["packed in another way", "other rows", "damaged", "no zip", "folder", "empty", "missing"],
)
def test_a_file_that_is_no_backup_is_named(sqlite_backup: Path, tmp_path: Path, make: Callable[[Path, Path], object]) -> None:
    make(tmp_path / "file", sqlite_backup)
    with pytest.raises(DamagedArchiveError, match=r"/file is no whole backup of a register: .*\. Nothing was changed"):
        restore(Database(f"sqlite:///{tmp_path}/new.db"), tmp_path / "file")
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("asked", lambda rows: rows.replace(b"7\t", b"seven\t", 1)),
        ("asked", lambda rows: rows.replace(b"2026-11-03", b"2026-13-03", 1)),
        ("asked", lambda rows: rows.replace(b"\t", b"", 1)),
        ("asked", lambda rows: rows + rows),
        ("entry", lambda rows: rows.replace(b"\thrw\t", b"\t\\N\t")),
        ("subscription", lambda rows: rows.replace(b"09:00:00", b"noon")),
    ],
)
@pytest.mark.parametrize("engine", [0, 1], ids=["sqlite", "postgresql"])
def test_rows_of_no_register_are_refused(
    pair: tuple[Database, Database], sqlite_backup: Path, engine: int, table: str, change: Callable[[bytes], bytes]
) -> None:
    with zipfile.ZipFile(sqlite_backup) as zipped, pair[engine].read() as session:
        lines = change(zipped.read(f"{table}.copy")).splitlines(keepends=True)
        with pytest.raises(RowsDoNotFitError, match=rf"The rows of {table} fit into no register\. Nothing was changed"):
            schema.holdings(session).fill(table, lines)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("record", lambda rows: rows.replace(b"\t9\t", b"\t99\t")),  # an answer to an allegation that is not there
        ("seen_event", backwards),  # which would come back in order
    ],
)
def test_what_is_found_out_last_leaves_the_database_empty(
    sqlite_backup: Path, fresh_database_url: str, tmp_path: Path, table: str, change: Callable[[bytes], bytes]
) -> None:
    database = Database(fresh_database_url)
    made = spoilt(sqlite_backup, tmp_path / "made-up.zip", rows_of(table, change))
    with pytest.raises((RowsDoNotFitError, NotRestoredError)):
        restore(database, made)
    with database.read() as session:
        assert schema.tables_in(session) == set()
    database.dispose()


# --- databases that cannot be backed up ------------------------------------------------------------------------------------


def test_what_is_no_register_is_not_backed_up(fresh_database_url: str, tmp_path: Path) -> None:
    database = Database(fresh_database_url)
    if database.is_sqlite:
        with pytest.raises(DatabaseUnusableError, match="There is no register at"):
            back_up(database, tmp_path / "kept", NOW)
    with database.write() as session:
        session.execute(text("CREATE TABLE invoice (id INTEGER)"))
    for attempt in (back_up, backup.migrate):
        with pytest.raises(NotARegisterError):
            attempt(database, tmp_path / "kept", NOW)
    assert not (tmp_path / "kept").exists()
    database.dispose()


def test_a_damaged_file_is_not_kept_as_if_it_were_whole(sqlite_backup: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    database = Database(f"sqlite:///{path}")
    restore(database, sqlite_backup)
    with database.write() as session:
        page = session.execute(text("SELECT rootpage FROM sqlite_master WHERE name = 'ix_record_stance'")).scalar_one()
        size = session.execute(text("PRAGMA page_size")).scalar_one()
    database.dispose()
    with path.open("r+b") as file:  # an index that no copying of rows goes by
        file.seek((page - 1) * size)
        file.write(b"\xff" * 100)
    with pytest.raises(DatabaseUnusableError, match="is corrupt"):
        back_up(database, tmp_path / "kept", NOW)
    database.dispose()
    assert list((tmp_path / "kept").iterdir()) == []
