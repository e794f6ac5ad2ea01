"""A register in one file: a zip with the text of each table, and a manifest that says what has to be in it.

The file may come from anybody. So its names are compared and never used as paths, its sizes are bounded before anything is
unpacked, and its rows are read a line at a time.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from bot.errors import RapporteurError
from bot.register.copies import Holdings, Sum, Summing

FORMAT = 1
LONGEST_LINE = 64 * 2**20
LARGEST_MANIFEST = 2**20
UNQUESTIONED_SIZE = 2**30
LARGEST_RATIO = 200
"""Tables larger than the size above that a zip made this much smaller are none that people wrote: a zip bomb."""
_MANIFEST = "manifest.json"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError, NotImplementedError, RuntimeError)
"""What Python's reader of zips raises for a file that is none, is cut off, is damaged or cannot be read."""


class DamagedArchiveError(RapporteurError):
    """The file is no backup, or is not whole any more."""

    def __init__(self, file: Path, why: str) -> None:
        """Name the file, and say what is wrong with it."""
        super().__init__(
            f"{file} is no whole backup of a register: {why}.",
            "Nothing was changed.",
            "Name another copy of it, or another backup.",
        )


class NewerArchiveError(RapporteurError):
    """The file was written by a Rapporteur that is newer than this one."""

    def __init__(self, file: Path) -> None:
        """Name the file."""
        super().__init__(f"{file} was written by a newer Rapporteur.", "Nothing was changed.", "Install the newer version.")


class Part(msgspec.Struct, frozen=True):
    """One table in the file: its columns in their order, and what its text comes to."""

    name: str
    columns: list[str]
    rows: int
    size: int
    sha256: str

    @property
    def file_name(self) -> str:
        """Give the name under which the text stands in the zip."""
        return f"{self.name}.copy"

    @property
    def sum(self) -> Sum:
        """Give what the text comes to."""
        return Sum(self.rows, self.size, self.sha256)


class Manifest(msgspec.Struct, frozen=True):
    """What is in the file: a register of this revision, as it was at this moment on this engine."""

    format: int
    revision: str
    made_at: datetime
    engine: str
    tables: list[Part]

    @property
    def rows(self) -> int:
        """Count the rows of all tables."""
        return sum(part.rows for part in self.tables)

    @property
    def size(self) -> int:
        """Give the bytes of all tables, unpacked."""
        return sum(part.size for part in self.tables)

    @property
    def fingerprint(self) -> str:
        """Give what two files have in common that hold the same register."""
        return hashlib.sha256(msgspec.json.encode([self.revision, self.tables])).hexdigest()[:12]


class Archive:
    """An open file whose names and sizes are those of its manifest; its rows are checked while they are read."""

    def __init__(self, file: Path, zipped: zipfile.ZipFile) -> None:
        self.file = file
        self._zipped = zipped
        self.manifest = self._manifest()
        self._check_names_and_sizes()

    def lines(self, part: Part) -> Iterator[bytes]:
        """Give a table line by line; raise DamagedArchiveError, at the latest behind the last one, if it is not as it was."""
        summing = Summing()
        yield from summing.passing(self._unpacked(part))
        if summing.sum() != part.sum:
            raise DamagedArchiveError(self.file, f"the rows of {part.name} are not those that were written")

    def check(self) -> None:
        """Read everything; raise DamagedArchiveError unless it is all there, as it was written."""
        for part in self.manifest.tables:
            for _ in self.lines(part):
                pass

    def _unpacked(self, part: Part) -> Iterator[bytes]:
        with self._named_damage(), self._zipped.open(part.file_name) as packed:
            while line := packed.readline(LONGEST_LINE):
                if not line.endswith(b"\n"):
                    raise DamagedArchiveError(self.file, f"{part.name} has a row without an end")
                yield line

    def _manifest(self) -> Manifest:
        with self._named_damage():
            if self._zipped.getinfo(_MANIFEST).file_size > LARGEST_MANIFEST:
                raise DamagedArchiveError(self.file, "its manifest is too large")
            manifest = msgspec.json.decode(self._zipped.read(_MANIFEST), type=Manifest)
        if manifest.format > FORMAT:
            raise NewerArchiveError(self.file)
        return manifest

    def _check_names_and_sizes(self) -> None:
        packed = self._zipped.infolist()
        sizes = {each.filename: each.file_size for each in packed}
        expected = {part.file_name: part.size for part in self.manifest.tables}
        if len(packed) != len(expected) + 1 or {**expected, _MANIFEST: sizes[_MANIFEST]} != sizes:
            raise DamagedArchiveError(self.file, "it does not hold what its manifest says")
        if any(each.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for each in packed):
            raise DamagedArchiveError(self.file, "it is packed in another way")
        if self.manifest.size > max(UNQUESTIONED_SIZE, LARGEST_RATIO * self.file.stat().st_size):
            raise DamagedArchiveError(self.file, "it would unpack to far more than people write")

    @contextmanager
    def _named_damage(self) -> Iterator[None]:
        try:
            yield
        except _DAMAGE as error:
            raise DamagedArchiveError(self.file, f"it is damaged or cut off ({error})") from error


@contextmanager
def opened(file: Path) -> Iterator[Archive]:
    """Open a file to read from it; raise DamagedArchiveError, or NewerArchiveError, where it is no backup for this version."""
    try:
        zipped = zipfile.ZipFile(file)
    except OSError as error:
        raise DamagedArchiveError(file, f"it cannot be read ({error.strerror or error})") from error
    except _DAMAGE as error:
        raise DamagedArchiveError(file, "it is another kind of file, or is cut off") from error
    with zipped:
        yield Archive(file, zipped)


def write(stream: IO[bytes], holdings: Holdings, made_at: datetime) -> Manifest:
    """Write what a register holds, table by table, with the manifest behind it, and give the manifest."""
    tables = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, columns in holdings.columns().items():
            summing = Summing()
            with zipped.open(_entry(f"{name}.copy", made_at), "w", force_zip64=True) as packed:
                for piece in summing.passing(holdings.text(name)):
                    packed.write(piece)
            total = summing.sum()
            tables.append(Part(name, columns, total.rows, total.size, total.sha256))
        manifest = Manifest(FORMAT, holdings.revision, made_at, holdings.engine, tables)
        zipped.writestr(_entry(_MANIFEST, made_at), msgspec.json.format(msgspec.json.encode(manifest)))
    return manifest


def _entry(name: str, made_at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, made_at.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16  # for whoever unpacks it by hand
    return entry
