"""Backups: taken while the bot writes, before every migration of a register that holds anything, and brought back whole.

A register may hold what is marked RED, so a backup is its owner's alone to read. None is ever written over or deleted.
"""

import fcntl
import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from bot.database import Database, lock_schema
from bot.errors import RapporteurError
from bot.operations import archive
from bot.operations.archive import Archive, DamagedArchiveError, Manifest, NewerArchiveError
from bot.register import schema
from bot.register.copies import Holdings
from bot.register.schema import Migration

logger = logging.getLogger(__name__)

FOLDER = Path("backups")
"""Where backups of PostgreSQL go by default."""


class BackupNotWrittenError(RapporteurError):
    """There is no place for a backup, or not the right to write one."""


class NotRestoredError(RapporteurError):
    """A backup cannot be brought into this database."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that stands in a file. `is_new` is False where a file held exactly this already."""

    file: Path
    manifest: Manifest
    is_new: bool = True

    def __str__(self) -> str:
        """Say where it is."""
        if not self.is_new:
            return f"{self.file} holds just this register already."
        return (
            f"{_told(self.manifest)} are kept in {self.file}. Keep it as safe as the register: it may hold what is marked RED."
        )


@dataclass(frozen=True, slots=True)
class Migrated:
    """What became of a database's tables, and where they are kept as they were."""

    database: Database
    migration: Migration
    kept: Backup | None

    def __str__(self) -> str:
        """Say it in a sentence or two."""
        where, before, after = _where(self.database), self.migration.before, self.migration.after
        if before == after:
            return f"Nothing to do: the tables in {where} are those of version {after or 'none'}."
        if self.kept is None:
            return f"The tables of version {after} were made in {where}."
        return (
            f"The tables in {where} were brought from version {before} to {after or 'none at all'}.\n"
            f"The register as it was is kept in {self.kept.file}"
        )


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back into a database, and the migration to this version."""

    database: Database
    manifest: Manifest
    migration: Migration

    def __str__(self) -> str:
        """Say it in a sentence."""
        before, after = self.migration.before, self.migration.after
        brought = "" if before == after else f", and brought to version {after}"
        at = f"{self.manifest.made_at:%Y-%m-%d %H:%M} UTC"
        return f"{_told(self.manifest)} stand in {_where(self.database)} as they were on {at}{brought}."


def folder_of(database: Database, chosen: Path | None) -> Path:
    """Give the folder for backups: the chosen one, else where the SQLite file is, else `backups` in the current folder."""
    return chosen or (database.sqlite_path.parent if database.sqlite_path else FOLDER)


def back_up(database: Database, folder: Path, now: datetime, *, file: Path | None = None) -> Backup:
    """Write what the register holds at this moment into a new file, under a name of its own in the folder unless it is given.

    Raise BackupNotWrittenError where that cannot be; nothing is left of it then.
    """
    schema.check_present(database)
    with database.snapshot() as session:
        holdings = schema.holdings(session)
        if file is None:
            return _named_by_itself(database, holdings, folder, now)
        path = file.with_name(f"{file.name}.part")
        with _part(path) as part:
            if file.exists():
                raise _in_the_way(file)
            manifest = _written(part, path, holdings, now)
            _settle(path, file)
        return Backup(file, manifest)


def migrate(database: Database, folder: Path, now: datetime, *, revision: str = "head", discard: bool = False) -> Migrated:
    """Bring the tables to a revision, as `schema.migrate` does, once a register of another one is kept in a backup."""
    kept: list[Backup] = []

    def keep(holdings: Holdings) -> None:
        logger.info("the register is of another version (%s): it is backed up, then migrated", holdings.revision)
        kept.append(_named_by_itself(database, holdings, folder, now))
        logger.info("the register as it was is kept in %s", kept[0].file.absolute())

    migration = schema.migrate(database, revision, keep=keep, discard=discard)
    if kept:
        logger.info("the register is of version %s now", migration.after or "none")
    return Migrated(database, migration, kept[0] if kept else None)


def restore(database: Database, file: Path) -> Restored:
    """Bring a backup into an empty database, whole or not at all, and migrate it to this version.

    Raise NotRestoredError where the database holds anything, DamagedArchiveError or NewerArchiveError for such a file.
    """
    with archive.opened(file) as kept:
        manifest = kept.manifest
        if manifest.revision not in schema.revisions():
            raise NewerArchiveError(file)
        kept.check()
        _check_room(database, manifest)
        with database.write_patiently() as session:
            lock_schema(session)
            _check_empty(schema.tables_in(session))
            schema.step(session, manifest.revision)
            _bring_in(schema.holdings(session), kept)
            schema.step(session)
        return Restored(database, manifest, Migration(manifest.revision, schema.revisions()[-1]))


def _bring_in(holdings: Holdings, kept: Archive) -> None:
    """Fill tables that have just been made, and see that they hold the same rows then."""
    parts = {part.name: part for part in kept.manifest.tables}
    if {part.name: part.columns for part in parts.values()} != holdings.columns():
        raise DamagedArchiveError(kept.file, f"its tables are not those of version {holdings.revision}")
    for name in holdings.columns():
        holdings.fill(name, kept.lines(parts[name]))
    holdings.finish()
    for name, part in parts.items():
        if holdings.sum(name) != part.sum:
            raise NotRestoredError(
                f"This database would hold other rows of {name} than {kept.file} does.",
                "Nothing was changed.",
                "Restore it with the version of Rapporteur that wrote it, and report this.",
            )


def _check_room(database: Database, manifest: Manifest) -> None:
    path = database.sqlite_path
    if path and path.parent.is_dir() and shutil.disk_usage(path.parent).free < manifest.size:
        raise NotRestoredError(
            f"The register takes {manifest.size // 2**20 + 1} MB, and there is no room for it in {path.parent}.",
            "Nothing was changed.",
            "Make room, or name a file elsewhere in DATABASE_URL.",
        )


def _check_empty(tables: set[str]) -> None:
    if tables:
        raise NotRestoredError(
            f"The database is not empty ({', '.join(sorted(tables)[:3])} …), and a backup never takes the place of anything.",
            "Nothing was changed.",
            "Move the SQLite file aside, or name an empty database in DATABASE_URL, and restore again.",
        )


def _told(manifest: Manifest) -> str:
    return f"{manifest.rows:,} rows of a register of version {manifest.revision}"


def _where(database: Database) -> str:
    return str(database.sqlite_path or f"the PostgreSQL database {database.url.database}")


# --- files -----------------------------------------------------------------------------------------------------------------


def _named_by_itself(database: Database, holdings: Holdings, folder: Path, now: datetime) -> Backup:
    """Write a backup under a name that tells what is in it; one that holds exactly the same already is enough.

    So a start that fails and is tried again and again fills no disk.
    """
    whose = re.sub(r"[^\w-]", "_", database.sqlite_path.stem if database.sqlite_path else database.url.database or "")
    path = folder / f"{whose}-{holdings.revision}.part"
    with _part(path, make_folder=True) as part:
        manifest = _written(part, path, holdings, now)
        for there in sorted(folder.glob(f"{whose}-{holdings.revision}-*-{manifest.fingerprint}.zip")):
            if _holds(there, manifest):
                return Backup(there, manifest, is_new=False)
        file = folder / f"{whose}-{holdings.revision}-{now:%Y%m%dT%H%M%SZ}-{manifest.fingerprint}.zip"
        _settle(path, file)
    return Backup(file, manifest)


def _written(part: IO[bytes], path: Path, holdings: Holdings, now: datetime) -> Manifest:
    """Write a backup, and see that what stands in the file is what the register holds."""
    holdings.check()
    manifest = archive.write(part, holdings, now)
    part.flush()
    os.fsync(part.fileno())
    with archive.opened(path) as written:
        written.check()
        counted = {each.name: each.rows for each in written.manifest.tables}
    if counted != {name: holdings.count(name) for name in counted}:
        raise BackupNotWrittenError(
            "The backup does not hold as many rows as the register.", "Nothing was changed.", "Check the disk, and report this."
        )
    return manifest


def _holds(file: Path, manifest: Manifest) -> bool:
    """Tell whether a file is a whole backup of just this register."""
    try:
        with archive.opened(file) as there:
            there.check()
            return there.manifest.fingerprint == manifest.fingerprint
    except (DamagedArchiveError, NewerArchiveError):
        return False


@contextmanager
def _part(path: Path, *, make_folder: bool = False) -> Iterator[IO[bytes]]:
    """Open a file to write a backup into: ours alone until the block ends, and gone then.

    One that a killed process left is written over; one that a running process writes to is not.
    """
    try:
        if make_folder:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        with os.fdopen(number, "r+b") as part:
            _take(number, path)
            try:
                part.truncate()
                yield part
            finally:
                path.unlink(missing_ok=True)
    except BlockingIOError as error:
        raise BackupNotWrittenError(
            f"Another backup is being written into {path.parent.absolute()}.",
            "Nothing was changed.",
            "Wait until it is there, and try again.",
        ) from error
    except OSError as error:
        raise BackupNotWrittenError(
            f"The register cannot be backed up into {path.parent.absolute()} ({error.strerror or error}).",
            "Nothing was changed.",
            "Make room there, give the account that runs Rapporteur the right to write there, "
            "or name another folder in RAPPORTEUR_BACKUP_DIR.",
        ) from error


def _take(number: int, path: Path) -> None:
    """Lock an open file; raise BlockingIOError where another process has it, or had it and is through with it."""
    fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    if not path.exists() or not os.path.samestat(os.fstat(number), path.stat()):
        raise BlockingIOError
    os.fchmod(number, 0o600)


def _settle(part: Path, file: Path) -> None:
    """Give a finished backup its name; raise BackupNotWrittenError where something has it already."""
    try:
        file.hardlink_to(part)  # to rename would write over what is there
    except FileExistsError as error:
        raise _in_the_way(file) from error
    except OSError:  # a file system that knows no second name for a file, as on a memory stick
        if file.exists():
            raise _in_the_way(file) from None
        part.rename(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _in_the_way(file: Path) -> BackupNotWrittenError:
    return BackupNotWrittenError(f"{file} is there already.", "Nothing was changed.", "Name another file.")
