"""Import of the interchange format: files in, a register that changed whole or not at all."""

import json
import re
from collections import Counter as Tally
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from bot.database import Database, lock_publications, refresh_statistics
from bot.errors import RapporteurError
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import rules, spreadsheet, writing
from bot.register.faults import faults
from bot.register.rows import ENTRY, OWNED, RECORD, REFERENCE, SOURCE
from bot.register.showing import Masked
from bot.register.standing import Standing
from bot.register.vocabulary import Kind

LONGEST_LINE = 1_000_000
"""Bytes; a record of this length is a mistake of the exporting program."""

LONGEST_NUMBER = 18
"""Digits; no field of the format counts further."""

MOST_TOLD = 100
"""Problems that are printed; `ImportRefusedError.problems` holds all."""

_MANY = 500
"""Entries that change what a database should know of its tables."""


class ImportRefusedError(RapporteurError):
    """The files have faults, so nothing of them was imported. `problems` are lines `FILE:LINE: field: what is wrong`."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Tell the problems, at most a hundred of them."""
        count = len(problems)
        told = [*problems[:MOST_TOLD], *([f"… and {count - MOST_TOLD} more"] if count > MOST_TOLD else [])]
        what = "\n".join([*told, "There is 1 problem." if count == 1 else f"There are {count} problems."])
        super().__init__(what, "Nothing was imported.", "Mend the lines that are named and import again.")
        self.problems = list(problems)


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did, or with `dry_run` would do. `published` counts what readers are told; `by_kind` the objects read."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    published: int = 0
    by_kind: dict[Kind, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """Say it in one line for a terminal."""
        read = ", ".join(f"{count:,} {kind}" for kind, count in sorted(self.by_kind.items())) or "nothing"
        counts = f"{self.created:,} created, {self.updated:,} updated, {self.unchanged:,} unchanged"
        return f"{counts}; {self.published:,} are news to readers. Read: {read}."

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON shows it."""
        by_kind = {kind.value: count for kind, count in sorted(self.by_kind.items())}
        counts = {"created": self.created, "updated": self.updated, "unchanged": self.unchanged, "published": self.published}
        return {**counts, "by_kind": by_kind}


def import_files(
    database: Database,
    paths: Iterable[Path | str],
    *,
    who: str,
    now: datetime,
    dry_run: bool = False,
    masked: Masked = str,
) -> ImportSummary:
    """Import files as one register: references may lead from any line to any other, and to what the database has.

    `masked` takes the names of private individuals out of a text: a spreadsheet that was exported is without them. Raise
    ImportRefusedError, with nothing written, where any line of any file has a fault.
    """
    with database.read() if dry_run else database.write() as session:
        if not dry_run:
            lock_publications(session)
        read = _Reading(spreadsheet.Register(session, masked))
        for path in paths:
            read.file(Path(path))
        standing = Standing(session, read.documents, read.unread)
        found = [(read.place(problem.key), problem) for problem in rules.broken(standing)]
        problems = read.problems + [Fault(*place, f"{problem.field}: {problem.what}") for place, problem in found]
        if problems:
            raise ImportRefusedError([str(problem) for problem in read.in_order(problems)])
        planned = writing.plan(session, standing)
        if not dry_run:
            writing.write(session, planned, who=who, why="imported", now=now)
            if len(planned.steps) >= _MANY:
                refresh_statistics(session, (ENTRY, RECORD, REFERENCE, SOURCE, *OWNED))
    return ImportSummary(
        created=planned.created,
        updated=len(planned.steps) - planned.created,
        unchanged=planned.unchanged,
        published=planned.published,
        by_kind=dict(Tally(document.kind for document in read.documents.values())),
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a line of a file; line 0 is the file itself."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        """Say it as FILE:LINE: what is wrong."""
        return f"{self.file}:{self.line}: {self.what}" if self.line else f"{self.file}: {self.what}"


class _Reading:
    """What the files hold: documents in the order of their lines, and the faults of those that could not be read."""

    def __init__(self, register: spreadsheet.Register) -> None:
        self.documents: dict[str, docs.AnyDocument] = {}
        self.unread: dict[str, Kind] = {}
        self.problems: list[Fault] = []
        self._places: dict[str, tuple[str, int]] = {}
        self._files: list[str] = []
        self._register = register

    def place(self, key: str) -> tuple[str, int]:
        """Give the file and the line of a document."""
        return self._places[key]

    def in_order(self, problems: Iterable[Fault]) -> list[Fault]:
        """Sort faults by file, in the order the files were named, and by line."""
        order = {name: position for position, name in enumerate(self._files)}
        return sorted(problems, key=lambda problem: (order[problem.file], problem.line))

    def file(self, path: Path) -> None:
        """Read all lines of one file."""
        name = str(path)
        self._files.append(name)
        objects = 0
        try:
            if path.suffix.lower() in spreadsheet.SUFFIXES:
                for number, found in spreadsheet.objects(path, self._register):
                    objects += 1
                    if isinstance(found, str):
                        self.problems.append(Fault(name, number, found))
                    else:
                        self._object(name, number, found)
            else:
                for number, line in _lines(path):
                    objects += 1
                    self._line(name, number, line)
        except FileNotFoundError:
            self.problems.append(Fault(name, 0, "there is no such file"))
        except IsADirectoryError:
            self.problems.append(Fault(name, 0, "is a folder; name its files"))
        except OSError as error:
            self.problems.append(Fault(name, 0, f"cannot be read: {error.strerror}"))
        else:
            if not objects:
                self.problems.append(Fault(name, 0, "is empty"))

    def _line(self, name: str, number: int, line: bytes) -> None:
        try:
            fields = _fields(line)
        except ValueError as error:
            self.problems.append(Fault(name, number, str(error)))
            return
        kind = fields.get("type")
        if b"null" in line and isinstance(kind, str) and kind in docs.CLASSES:
            fields = _without_nulls(fields, docs.CLASSES[Kind(kind)].__struct_fields__)
        self._object(name, number, fields)

    def _object(self, name: str, number: int, fields: dict[str, Any]) -> None:
        kind, key = fields.get("type"), fields.get("key")
        if not isinstance(kind, str) or kind not in docs.CLASSES:
            given = "is missing" if kind is None else f"is {json.dumps(kind, ensure_ascii=False)[:80]}"
            self.problems.append(Fault(name, number, f"type: {given}; it must be one of {', '.join(Kind)}"))
            return
        if isinstance(key, str) and key in self._places:
            first = Fault(*self._places[key], "")
            self.problems.append(Fault(name, number, f"key: {key} is used already at {first.file}:{first.line}"))
            return
        try:
            document = docs.from_fields(fields)
        except msgspec.ValidationError:
            self.problems += (Fault(name, number, fault) for fault in faults(docs.CLASSES[Kind(kind)], fields))
            if isinstance(key, str) and re.match(parts.KEY_PATTERN, key):
                self._places[key] = (name, number)
                self.unread[key] = Kind(kind)
            return
        self._places[document.key] = (name, number)
        self.documents[document.key] = document


# --- one line --------------------------------------------------------------------------------------------------------------


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Give the number and the bytes of each line that is not blank; of an overlong one only its beginning."""
    with path.open("rb") as opened:
        number = 0
        while line := opened.readline(LONGEST_LINE + 2):
            number += 1
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = opened.readline(LONGEST_LINE)
            if line.strip():
                yield number, line


def _fields(line: bytes) -> dict[str, Any]:
    """Read one line as a JSON object; raise ValueError in words for people."""
    if len(line.rstrip(b"\r\n")) > LONGEST_LINE:
        raise ValueError("is longer than a megabyte")
    if line.startswith(b"\xef\xbb\xbf"):
        raise ValueError("begins with a byte order mark; save the file as UTF-8 without one")
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 at byte {error.start + 1}") from error
    try:
        read = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("is not JSON of this format: nested too deeply") from error
    if not isinstance(read, dict):
        raise ValueError("is not a JSON object")  # noqa: TRY004  (it is the line's value that is wrong)
    if "\\u" in text:  # only written so can these get in
        _refuse_unwritable(read)
    return read


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, times in Tally(name for name, _ in pairs).items() if times > 1)
        raise ValueError(f"{twice}: the field is given twice")
    return found


def _without_nulls(value: Any, known: Collection[str]) -> Any:
    """Leave out the fields that are null, as if they were absent; an unknown one stays, to be told as a fault."""
    if isinstance(value, dict):
        kept = ((name, entry) for name, entry in value.items() if entry is not None or name not in known)
        return {name: _without_nulls(entry, parts.PART_FIELDS) for name, entry in kept}
    return [_without_nulls(entry, known) for entry in value] if isinstance(value, list) else value


def _no_constant(name: str) -> None:
    raise ValueError(f"is not JSON: {name} is not a number")


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(f"is not JSON of this format: a number of {len(digits)} digits")
    return int(digits)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_constant, parse_int=_whole)


def _refuse_unwritable(value: Any) -> None:
    """Refuse the characters that no database can keep: NUL, and halves of a surrogate pair."""
    match value:
        case str():
            if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
                raise ValueError("holds a character that is none (NUL, or half of a pair of surrogates)")
        case dict():
            for name, entry in value.items():
                _refuse_unwritable(name)
                _refuse_unwritable(entry)
        case list():
            for entry in value:
                _refuse_unwritable(entry)
