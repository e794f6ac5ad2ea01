"""Documents on their way into the register, set down where memory need hold no more than a chunk of them at a time.

They lie in a private SQLite database, which SQLite keeps in memory while it is small, spills to a temporary file when it
grows, and deletes by itself. Beside the documents it says what every key stands for that one of them has or refers to: an
entry that the batch writes, one whose line could not be read, or one that only the register has.
"""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import Any, NamedTuple

import msgspec

from bot.errors import RapporteurError
from bot.register import documents as docs
from bot.register.evidence import borne_out, is_published
from bot.register.vocabulary import Kind, Status

CHUNK = 2_000
"""Documents that are worked on at a time."""

CHUNK_BYTES = 2_000_000
"""Their length as JSON at most, beyond the first: a line may be long."""

_CACHE_KIB = 32_000
"""What may lie in memory before the temporary file is written."""

_SCHEMA = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE entry (
        n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, rank INTEGER NOT NULL, part INTEGER NOT NULL,
        file INTEGER, line INTEGER, about TEXT, published INTEGER NOT NULL, bears_out TEXT, grouped TEXT,
        id INTEGER, version INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 1
    );
    CREATE INDEX entry_rank ON entry (rank);
    CREATE INDEX entry_about ON entry (about) WHERE about IS NOT NULL;
    CREATE TABLE document (n INTEGER PRIMARY KEY, fields BLOB NOT NULL);
    CREATE TABLE above (field TEXT, n INTEGER, key TEXT, PRIMARY KEY (field, n, key)) WITHOUT ROWID;
    CREATE TABLE resting (key TEXT PRIMARY KEY, cause INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE late (row BLOB NOT NULL);
    BEGIN;
"""
"""An entry's `part` is a `Part`, `rank` the place of its kind in the order of writing, `about` and `bears_out` the
allegation that an answer is about and the status that it lets it have; `id` and `version` are the register's. `above` are
the keys that entries stand under by a field: see `Batch.above`. `resting` are allegations of the register that rest on a
document, `late` rows that are written last."""

_RANKS = {kind: rank for rank, kind in enumerate(Kind)}
_DECODER = msgspec.json.Decoder(docs.AnyDocument)


_EMPTYING = "DELETE FROM entry; DELETE FROM document; DELETE FROM above; DELETE FROM resting; DELETE FROM late;"
_SMALL, _MOST_IDLE = 100, 4
_IDLE: list[sqlite3.Connection] = []
"""Emptied connections of small batches: to make their tables takes as long as to check and plan what one person writes."""


def _empty() -> sqlite3.Connection:
    """Open a database that nobody else can see: in memory as long as it is small, and gone when it is closed."""
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)  # one thread at a time has it
    connection.executescript(f"PRAGMA cache_size = -{_CACHE_KIB};{_SCHEMA}")
    return connection


class TemporaryFileError(RapporteurError):
    """The temporary file in which a batch waits cannot be written."""

    def __init__(self, error: sqlite3.OperationalError) -> None:
        """Say what SQLite said."""
        super().__init__(
            f"The temporary file in which the documents wait cannot be written ({error}).",
            "Nothing was changed.",
            "Make room on its disk, or name a folder on another one in SQLITE_TMPDIR, and try again.",
        )


class Part(IntEnum):
    """Whose an entry is."""

    BATCH = 0
    """The batch writes it."""
    UNREAD = 1
    """Its line could not be read: it may be referred to, so that one fault is told once."""
    REGISTER = 2
    """The register has it, and the batch says nothing of it."""


class Entry(NamedTuple):
    """What a key stands for once the batch is in; `group` is a source's independence group."""

    key: str
    kind: Kind
    part: Part
    is_published: bool = False
    group: str | None = None


class Known(NamedTuple):
    """An entry as the register has it now."""

    id: int
    version: int
    entry: Entry


class Staged(NamedTuple):
    """A document to write. `id` and `version` are those of the entry as the register has it now, version 0 for a new one."""

    id: int
    version: int
    document: docs.AnyDocument


class Batch:
    """A batch, in the order in which its documents were added; `Batch.open` makes one.

    `counts` says how many of each kind there are. `before` holds, of a small batch, what the register had of its keys when it
    was checked, so that this is read once.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Fill the empty tables of a connection."""
        self._connection = connection
        self._unread: set[Kind] = set()
        self.counts: Counter[Kind] = Counter()
        self.before: dict[str, docs.AnyDocument] = {}

    @classmethod
    @contextmanager
    def open(cls) -> Iterator["Batch"]:
        """Give an empty batch for as long as the block runs; raise TemporaryFileError where it has no room."""
        connection = _IDLE.pop() if _IDLE else _empty()
        batch = cls(connection)
        is_sound = True
        try:
            yield batch
        except sqlite3.OperationalError as error:  # those of the register's own database come wrapped by SQLAlchemy
            is_sound = False
            raise TemporaryFileError(error) from error
        finally:
            if is_sound and batch.is_small and len(_IDLE) < _MOST_IDLE:
                connection.executescript(_EMPTYING)
                _IDLE.append(connection)
            else:
                connection.close()

    @property
    def is_small(self) -> bool:
        """Tell whether it is what one person writes."""
        return self.counts.total() <= _SMALL

    # --- filling ----------------------------------------------------------------------------------------------------------

    def add(self, document: docs.Document, file: int = 0, line: int = 0) -> bool:
        """Set a document down behind the others; False, and nothing done, where its key is taken."""
        kind = document.kind
        about = document.about if isinstance(document, docs.RecordDocument) else None
        group = document.group if isinstance(document, docs.SourceDocument) else None
        added = self._connection.execute(
            "INSERT INTO entry (key, kind, rank, part, file, line, about, published, bears_out, grouped)"
            " VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (document.key, kind.value, _RANKS[kind], file, line, about, is_published(document), borne_out(document), group),
        )
        if added.rowcount == 0:
            return False
        self._connection.execute("INSERT INTO document VALUES (?, ?)", (added.lastrowid, msgspec.json.encode(document)))
        for field, above in _above(document):
            self._connection.execute("INSERT OR IGNORE INTO above VALUES (?, ?, ?)", (field, added.lastrowid, above))
        self.counts[kind] += 1
        return True

    def add_unread(self, key: str, kind: Kind, file: int, line: int) -> None:
        """Note the key of a line that could not be read, where it is not taken."""
        self._unread.add(kind)
        self._connection.execute(
            "INSERT INTO entry (key, kind, rank, part, file, line, published) VALUES (?, ?, ?, 1, ?, ?, 0)"
            " ON CONFLICT DO NOTHING",
            (key, kind, _RANKS[kind], file, line),
        )

    def add_registered(self, entries: Iterable[Known]) -> None:
        """Note what the register has of keys that the batch refers to."""
        self._connection.executemany(
            "INSERT INTO entry (key, kind, rank, part, published, grouped, id, version) VALUES (?, ?, ?, 2, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (
                (each.key, each.kind, _RANKS[each.kind], each.is_published, each.group, own_id, version)
                for own_id, version, each in entries
            ),
        )

    # --- what it holds ----------------------------------------------------------------------------------------------------

    def __contains__(self, key: str) -> bool:
        """Tell whether a line of the batch has the key, be it that the line could not be read."""
        return self._place(key) is not None

    def place(self, key: str) -> tuple[int, int]:
        """Give the file and the line of a key of the batch; raise KeyError where none has it."""
        found = self._place(key)
        if found is None:
            raise KeyError(key)
        return found

    def _place(self, key: str) -> tuple[int, int] | None:
        place: tuple[int, int] | None = self._connection.execute(
            "SELECT file, line FROM entry WHERE key = ? AND part < 2", (key,)
        ).fetchone()
        return place

    def has_unread(self, kind: Kind) -> bool:
        """Tell whether a line of this kind could not be read, so that what is missing may be in it."""
        return kind in self._unread

    def entries(self, keys: Iterable[str]) -> dict[str, Entry]:
        """Give what is known of keys, without those of which nothing is."""
        rows = self._connection.execute(
            "SELECT key, kind, part, published, grouped FROM entry WHERE key IN (SELECT value FROM json_each(?))",
            (_json(keys),),
        )
        return {key: Entry(key, Kind(kind), Part(part), bool(seen), group) for key, kind, part, seen, group in rows}

    def held(self, keys: Iterable[str]) -> set[str]:
        """Give those of the keys that the batch writes, or would if their line could be read."""
        return {each.key for each in self.entries(keys).values() if each.part is not Part.REGISTER}

    def ids(self, keys: Iterable[str]) -> dict[str, int]:
        """Give the register's numbers of keys; new entries have theirs from `number` on."""
        rows = self._connection.execute(
            "SELECT key, id FROM entry WHERE key IN (SELECT value FROM json_each(?)) AND id IS NOT NULL", (_json(keys),)
        )
        return dict(rows.fetchall())

    def borne_out(self, allegations: Iterable[str]) -> set[tuple[str, Status]]:
        """Give the statuses that published answers in the batch let their allegations have."""
        rows = self._connection.execute(
            "SELECT DISTINCT about, bears_out FROM entry"
            " WHERE about IN (SELECT value FROM json_each(?)) AND bears_out IS NOT NULL",
            (_json(allegations),),
        )
        return {(key, Status(status)) for key, status in rows}

    def replace(self, document: docs.AnyDocument) -> None:
        """Put another edition of a document in the place of the one that the batch has."""
        self._connection.execute(
            "UPDATE document SET fields = ? WHERE n = (SELECT n FROM entry WHERE key = ?)",
            (msgspec.json.encode(document), document.key),
        )

    def chunks(self, kinds: Sequence[Kind] = tuple(Kind)) -> Iterator[dict[str, docs.AnyDocument]]:
        """Give the documents of some kinds by their keys, in order, a chunk at a time."""
        rows = self._connection.execute(
            "SELECT n, fields FROM document JOIN entry USING (n) WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY n",
            (_json(kinds),),
        )
        for some in _in_chunks(rows):
            yield {document.key: document for document in (_DECODER.decode(fields) for _, fields in some)}

    # --- what it changes --------------------------------------------------------------------------------------------------

    def settle(self, entries: Iterable[tuple[Known, bool]]) -> None:
        """Note what the register has of keys that the batch writes, and whether each will change."""
        self._connection.executemany(
            "UPDATE entry SET id = ?, version = ?, changed = ? WHERE key = ?",
            ((own_id, version, changes, each.key) for (own_id, version, each), changes in entries),
        )

    def count_changed(self) -> tuple[int, int]:
        """Count the new entries and those that change."""
        counted = "SELECT coalesce(sum(version = 0), 0), coalesce(sum(version > 0), 0) FROM entry WHERE part = 0 AND changed"
        new, changed = self._connection.execute(counted).fetchone()
        return new, changed

    def number(self, first: int) -> None:
        """Give the new entries their ids, from `first` on in their order."""
        self._connection.execute(
            "UPDATE entry SET id = ? + placed.before FROM"
            " (SELECT n, row_number() OVER (ORDER BY n) - 1 AS before FROM entry WHERE part = 0 AND version = 0) AS placed"
            " WHERE placed.n = entry.n",
            (first,),
        )

    def to_write(self) -> Iterator[list[Staged]]:
        """Give the documents that change, a chunk at a time: what others refer to first, and in order within a kind."""
        rows = self._connection.execute(
            "SELECT n, fields, id, version FROM entry JOIN document USING (n) WHERE part = 0 AND changed ORDER BY rank, n"
        )
        for some in _in_chunks(rows):
            yield [Staged(own_id, version, _DECODER.decode(fields)) for _, fields, own_id, version in some]

    def put_late(self, rows: Iterable[dict[str, Any]]) -> None:
        """Keep rows that may only be written when all others are."""
        self._connection.executemany("INSERT INTO late VALUES (?)", ((msgspec.json.encode(row),) for row in rows))

    def late(self) -> Iterator[list[dict[str, Any]]]:
        """Give the rows that were put late, a chunk at a time."""
        kept = self._connection.execute("SELECT row FROM late ORDER BY rowid")
        while rows := kept.fetchmany(CHUNK):
            yield [msgspec.json.decode(row) for (row,) in rows]

    # --- what rests on it -------------------------------------------------------------------------------------------------

    def note_resting(self, allegations: Iterable[tuple[str, str]]) -> None:
        """Note allegations of the register that rest on a document of the batch: their key, and that of the document."""
        self._connection.executemany(
            "INSERT INTO resting SELECT ?, n FROM entry WHERE key = ?"
            " ON CONFLICT DO UPDATE SET cause = min(cause, excluded.cause)",
            allegations,
        )

    def resting(self) -> Iterator[dict[str, str]]:
        """Give the allegations that were noted and that the batch does not write, each with the first document noted for it."""
        noted = self._connection.execute(
            "SELECT resting.key, entry.key FROM resting JOIN entry ON n = cause"
            " WHERE NOT EXISTS (SELECT 1 FROM entry AS own WHERE own.key = resting.key AND own.part < 2) ORDER BY resting.key"
        )
        while rows := noted.fetchmany(CHUNK):
            yield dict(rows)

    # --- what stands above what -------------------------------------------------------------------------------------------

    def named_above(self, field: str) -> "array[int]":
        """Give the ids of the entries that only the register has and under which something stands in the batch."""
        rows = self._connection.execute(
            "SELECT DISTINCT id FROM above JOIN entry USING (key) WHERE field = ? AND part = 2 AND id IS NOT NULL", (field,)
        )
        return array("q", (own_id for (own_id,) in rows))

    def put_above(self, field: str, pairs: Iterable[tuple[Entry, str]]) -> None:
        """Note what stands above entries that only the register has."""
        for each, above in pairs:
            self._connection.execute(
                "INSERT INTO entry (key, kind, rank, part, published) VALUES (?, ?, ?, 2, 0) ON CONFLICT DO NOTHING",
                (each.key, each.kind, _RANKS[each.kind]),
            )
            self._connection.execute(
                "INSERT OR IGNORE INTO above SELECT ?, n, ? FROM entry WHERE key = ? AND part = 2", (field, above, each.key)
            )

    def above(self, field: str) -> tuple["array[int]", "array[int]"]:
        """Give pairs of entries by their numbers: one that stands under another by a field, and the other.

        The field `parent` names what an entry stands under, `supersedes` the position that another took the place of, and
        `related` the record that one is a duplicate of.
        """
        rows = self._connection.execute(
            "SELECT above.n, upper.n FROM above JOIN entry AS upper USING (key) WHERE field = ? ORDER BY above.n", (field,)
        )
        lower, upper = array("q"), array("q")
        for under, over in rows:
            lower.append(under)
            upper.append(over)
        return lower, upper

    def most(self) -> int:
        """Give the highest number of an entry."""
        (most,) = self._connection.execute("SELECT coalesce(max(n), 0) FROM entry").fetchone()
        return int(most)

    def named(self, numbers: Iterable[int]) -> list[tuple[str, bool]]:
        """Give the keys of entries by their numbers, and whether the batch writes them."""
        asked = "SELECT key, part = 0 FROM entry WHERE n = ?"
        return [self._connection.execute(asked, (number,)).fetchone() for number in numbers]


def _above(document: docs.Document) -> Iterator[tuple[str, str]]:
    """Give the keys of what a document stands under, each with its field."""
    for field in ("parent", "supersedes"):
        if above := getattr(document, field, None):
            yield field, above
    if isinstance(document, docs.RecordDocument):
        yield from (("related", first) for first in document.duplicate_of)


def _in_chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """Give rows, the second value of which is a document, a chunk at a time."""
    chunk: list[Any] = []
    size = 0
    for row in rows:
        if chunk and (len(chunk) >= CHUNK or size + len(row[1]) > CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(row)
        size += len(row[1])
    if chunk:
        yield chunk


def _json(keys: Iterable[str]) -> str:
    return msgspec.json.encode(list(keys)).decode()
