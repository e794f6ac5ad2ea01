"""Import of the interchange format: files in, a register that changed whole or not at all.

The lines are set down in a batch as they are read, and everything after that works on a chunk of them at a time, so that
memory is bounded however long the files are.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from bot.database import Database, lock_publications, refresh_statistics
from bot.errors import RapporteurError
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import rules, writing
from bot.register.batch import Batch
from bot.register.interchange import json_lines, spreadsheet
from bot.register.interchange.aliases import keep_aliases
from bot.register.interchange.examples import Example, Gathered
from bot.register.interchange.faults import FaultList, faults
from bot.register.interchange.showing import Masked
from bot.register.rows import ENTRY, OWNED, RECORD, REFERENCE, SOURCE
from bot.register.vocabulary import Kind

_MANY = 500
"""Entries that change what a database should know of its tables."""

Reader = Callable[[Path], Iterable[tuple[int, dict[str, Any] | str]]]
"""Gives the lines of a file: their numbers, each with the fields of its object or with what is wrong with it."""

TOLD_EVERY = 2_000
"""Lines after which it is told how far the reading is."""

MOST_TOLD = 100
"""Problems that are printed."""


class ImportRefusedError(RapporteurError):
    """The files have faults, so nothing of them was imported.

    `problems` are the first of them, lines `FILE:LINE: field: what is wrong`; `count` says how many there are.
    """

    def __init__(self, problems: Sequence[str], count: int) -> None:
        """Tell the problems, at most a hundred of them."""
        told = [*problems[:MOST_TOLD], *([f"… and {count - MOST_TOLD:,} more"] if count > MOST_TOLD else [])]
        what = "\n".join([*told, "There is 1 problem." if count == 1 else f"There are {count:,} problems."])
        super().__init__(what, "Nothing was imported.", "Mend the lines that are named and import again.")
        self.problems = list(problems)
        self.count = count


class Phase(StrEnum):
    """What an import is doing."""

    READING = "reading"
    CHECKING = "checking"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: lines while reading (the total is None where it can't be known), then objects."""

    phase: Phase
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did, or with `dry_run` would do, and then with some examples.

    `published` counts what readers are told, `by_kind` the objects read.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    published: int = 0
    by_kind: dict[Kind, int] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()

    def __str__(self) -> str:
        """Say it for a terminal: in one line, and one for each example."""
        read = ", ".join(f"{count:,} {kind}" for kind, count in sorted(self.by_kind.items())) or "nothing"
        counts = f"{self.created:,} created, {self.updated:,} updated, {self.unchanged:,} unchanged"
        whole = f"{counts}; {self.published:,} are news to readers. Read: {read}."
        more = self.created + self.updated - len(self.examples)
        told = [*map(str, self.examples), *([f"… and {more:,} more"] if more else [])] if self.examples else []
        return "\n".join([whole, *told])

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON shows it."""
        by_kind = {kind.value: count for kind, count in sorted(self.by_kind.items())}
        counts = {"created": self.created, "updated": self.updated, "unchanged": self.unchanged, "published": self.published}
        examples = {"examples": [each.as_json() for each in self.examples]} if self.examples else {}
        return {**counts, "by_kind": by_kind, **examples}


def import_files(
    database: Database,
    paths: Iterable[Path | str],
    *,
    who: str,
    now: datetime,
    dry_run: bool = False,
    masked: Masked = str,
    progress: Callable[[Progress], None] | None = None,
) -> ImportSummary:
    """Import files as one register: references may lead from any line to any other, and to what the database has.

    Spreadsheets are read last, since a row is held against what the register has: a column that it lacks leaves a field as
    it is. `masked` takes the names of private individuals out of a text, as the export of a spreadsheet does. `progress` is
    told at every few thousand lines how far it is. Raise ImportRefusedError, with nothing written, where any line of any
    file has a fault. While the lines are checked and written, nobody else can write to the register.
    """
    files = [Path(path) for path in paths]
    found = FaultList([str(file) for file in files])
    with Batch.open() as batch:
        reading = _Reading(batch, found, _Meter(progress, Phase.READING, _count_lines(files) if progress else None))
        for place, file in enumerate(files):
            if not spreadsheet.is_one(file):
                reading.file(place, file, json_lines.objects)
        with database.read() if dry_run else database.write() as session:
            if not dry_run:
                lock_publications(session)
            rows = partial(spreadsheet.objects, register=spreadsheet.Register(session, masked))
            for place, file in enumerate(files):
                if spreadsheet.is_one(file):
                    reading.file(place, file, rows)
            total = batch.counts.total()
            keep_aliases(session, batch)
            for problem in rules.broken(session, batch, _Meter(progress, Phase.CHECKING, total)):
                found.add(*batch.place(problem.key), f"{problem.field}: {problem.what}")
            if found.count:
                raise ImportRefusedError(found.told(), found.count)
            created, updated = batch.count_changed()
            summing = _Summing(_Meter(progress, Phase.WRITING, created + updated), with_examples=dry_run)
            if dry_run:
                for steps in writing.plan(session, batch):
                    summing.add(steps)
            else:
                writing.write(session, batch, who=who, why="imported", now=now, written=summing.add)
                if created + updated >= _MANY:
                    refresh_statistics(session, (ENTRY, RECORD, REFERENCE, SOURCE, *OWNED))
    return ImportSummary(
        created=created,
        updated=updated,
        unchanged=total - created - updated,
        published=summing.published,
        by_kind=dict(batch.counts),
        examples=summing.examples.all(),
    )


class _Meter:
    """Counts on, and tells how far a phase is."""

    def __init__(self, told: Callable[[Progress], None] | None, phase: Phase, total: int | None) -> None:
        self._told = told
        self._phase, self._total, self._done = phase, total, 0

    def __call__(self, count: int) -> None:
        self._done += count
        if self._told:
            self._told(Progress(self._phase, self._done, self._total))


class _Summing:
    """Sums up what is written, or would be."""

    def __init__(self, meter: _Meter, *, with_examples: bool) -> None:
        self.published = 0
        self.examples = Gathered()
        self._meter = meter
        self._with_examples = with_examples

    def add(self, steps: Sequence[writing.Step]) -> None:
        self.published += sum(step.news is not None for step in steps)
        if self._with_examples:
            self.examples.add((step.before, step.after) for step in steps)
        self._meter(len(steps))


class _Reading:
    """Sets the objects of files down in a batch, and counts what is wrong with those that cannot be read."""

    def __init__(self, batch: Batch, found: FaultList, meter: _Meter) -> None:
        self._batch = batch
        self._found = found
        self._meter = meter

    def file(self, place: int, path: Path, read: Reader) -> None:
        """Read all objects of one file, the `place`-th of them."""
        objects = 0
        try:
            for line, fields in read(path):
                objects += 1
                if isinstance(fields, str):
                    self._found.add(place, line, fields)
                else:
                    self._object(place, line, fields)
                if objects % TOLD_EVERY == 0:
                    self._meter(TOLD_EVERY)
        except FileNotFoundError:
            self._found.add(place, 0, "there is no such file")
        except IsADirectoryError:
            self._found.add(place, 0, "is a folder; name its files")
        except OSError as error:
            self._found.add(place, 0, f"cannot be read: {error.strerror or error}")
        else:
            self._meter(objects % TOLD_EVERY)
            if not objects:
                self._found.add(place, 0, "is empty")

    def _object(self, place: int, line: int, fields: dict[str, Any]) -> None:
        kind, key = fields.get("type"), fields.get("key")
        if not isinstance(kind, str) or kind not in docs.CLASSES:
            given = "is missing" if kind is None else f"is {json.dumps(kind, ensure_ascii=False)[:80]}"
            self._found.add(place, line, f"type: {given}; it must be one of {', '.join(Kind)}")
            return
        try:
            document = docs.from_fields(fields)
        except msgspec.ValidationError:
            if isinstance(key, str) and key in self._batch:
                self._taken(place, line, key)
                return
            for what in faults(docs.CLASSES[Kind(kind)], fields):
                self._found.add(place, line, what)
            if isinstance(key, str) and re.match(parts.KEY_PATTERN, key):
                self._batch.add_unread(key, Kind(kind), place, line)
        else:
            if not self._batch.add(document, place, line):
                self._taken(place, line, document.key)

    def _taken(self, place: int, line: int, key: str) -> None:
        self._found.add(place, line, f"key: {key} is used already at {self._found.place(*self._batch.place(key))}")


def _count_lines(files: Iterable[Path]) -> int | None:
    """Count the lines to come; None where that would use them up, as with a pipe. What can't be read is told later."""
    count = 0
    for file in files:
        try:
            if not file.is_file():
                return None
            with file.open("rb") as opened:
                while block := opened.read(1_000_000):
                    count += block.count(b"\n")
        except OSError:
            return None
    return count
