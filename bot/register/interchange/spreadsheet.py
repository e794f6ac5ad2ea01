"""CSV for spreadsheets, both ways: one row an object, the columns those of `columns`.

A row of an export that comes back changes only what was edited in it. Where the register has the object already, a cell that
is as the export would write it now leaves the field as it stands, whatever the export had to leave out or to cover up; and a
column that is not there leaves its field alone.
"""

import codecs
import csv
import difflib
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import model
from bot.register.interchange import shapes
from bot.register.interchange.columns import OF_A_DATE, SHORTENED, cells_of, columns_of, dates_of, fields_of, known_as
from bot.register.interchange.showing import Masked, Showing, Shown, portions
from bot.register.rows import ENTRY, table_of
from bot.register.vocabulary import RECORD_KINDS, REFERENCE_KINDS, Kind, Tlp

SUFFIXES = (".csv", ".tsv")

READ_ONLY = ("shown.ref", "shown.tlp", "shown.status", "shown.responses")
"""Columns for the reader alone. By `shown.tlp`, its ceiling, an import knows an export; of the others it takes no notice."""

IN_ORDER = (*RECORD_KINDS, Kind.SOURCE, *REFERENCE_KINDS)
"""The order of kinds in a spreadsheet: what was asked for comes first."""

LONGEST_CELL = 1_000_000
"""Characters."""

_FORMULA = re.compile(rf"'*(?:[=+\-@\t\r].*|{SHORTENED.pattern}\Z)", re.DOTALL)
"""What a spreadsheet would reckon with, or has shortened, behind any number of apostrophes."""

_CHANGE = table_of(model.Change)
_NUMBER = re.compile(r"\.(\d+)\.")
_FIRST = ("type", "key", *READ_ONLY)


# --- out ---------------------------------------------------------------------------------------------------------------------


def cells_shown(kind: Kind, fields: Mapping[str, Any]) -> dict[str, str]:
    """Give an exported object as cells, as they are read back."""
    return {"type": kind.value, **cells_of(docs.CLASSES[kind], {name: fields[name] for name in fields if name != "type"})}


def in_order(used: Collection[str]) -> list[str]:
    """Put the columns that rows use into their order: as the types list them, the first entry of a list before the second."""
    places = {name: at for at, name in reversed(list(enumerate(_all_columns())))}

    def place(column: str) -> tuple[int, int, int]:
        found = _NUMBER.search(column)
        if found is None:
            return (places[column], 0, 0)
        start = f"{column[: found.start()]}.1."
        return (
            min(at for name, at in places.items() if name.startswith(start)),
            int(found[1]),
            places[start + column[found.end() :]],
        )

    return sorted(used, key=place)


def _all_columns() -> Iterator[str]:
    """Give all columns, dates with their parts and lists by their first entry; some stand there more than once."""
    yield from _FIRST
    for kind in IN_ORDER:
        listed = docs.CLASSES[kind]
        parts_of_a_date = [name.removeprefix(OF_A_DATE) for name in columns_of(listed) if name.startswith(f"{OF_A_DATE}.")]
        for name in columns_of(listed):
            if not name.startswith(f"{OF_A_DATE}."):
                yield name
            if name in dates_of(listed):
                yield from (name + part for part in parts_of_a_date)


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    """Give a CSV file as RFC 4180 has it, with the mark by which spreadsheets know UTF-8, some hundred rows at a time."""
    yield codecs.BOM_UTF8 + _lines([columns])
    for some in portions(rows):
        yield _lines([[harmless(row.get(column, "")) for column in columns] for row in some])


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode()


def harmless(cell: str) -> str:
    """Write a cell so that no spreadsheet reckons with it: an apostrophe stands before = + - @, tab and carriage return."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_meant(cell: str) -> str:
    """Take away the apostrophe that `harmless` has put before a cell, and no other."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


# --- in ----------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was read: its first line, its type, and its cells by column; an empty cell of a column is "" there."""

    line: int
    kind: Kind
    cells: dict[str, str]

    @property
    def key(self) -> str:
        """Give the key as it stands in the row."""
        return self.cells["key"].strip()

    @property
    def ceiling(self) -> Tlp | None:
        """Give the ceiling of the export that the row comes from, or None where it comes from no export."""
        said = self.cells.get("shown.tlp", "").strip()
        return Tlp(said) if said in set(Tlp) else None


class Register:
    """The register behind a spreadsheet: what its rows are compared with.

    `session` is the one that the import will write in. `masked` takes the names of private individuals out of a text.
    """

    def __init__(self, session: Session, masked: Masked) -> None:
        """Keep the parts."""
        self._session = session
        self._masked = masked
        self._showings: dict[Tlp, Showing] = {}

    def shown(self, rows: Sequence[Row]) -> tuple[dict[str, Shown], Mapping[str, str]]:
        """Give the objects of rows, by the keys in the rows, as an export shows them; and whose keys those of exports are."""
        found: dict[str, Shown] = {}
        own_keys: dict[str, str] = {}
        for ceiling in dict.fromkeys(row.ceiling for row in rows):
            keys = {row.key for row in rows if row.ceiling is ceiling}
            if ceiling is None:
                found |= {each.key: Shown(each, docs.to_fields(each)) for each in self._stored(keys)}
                continue
            showing = self._showings.setdefault(ceiling, Showing(self._session, ceiling, self._masked))
            own_keys |= {new: own for own, new in showing.new_keys.items()}
            shown = showing.shown(self._stored({own_keys.get(key, key) for key in keys}))
            found |= {showing.new_keys.get(each.stored.key, each.stored.key): each for each in shown}
        return found, own_keys

    def _stored(self, keys: Collection[str]) -> list[docs.AnyDocument]:
        asked = (
            select(_CHANGE.c.after)
            .join(ENTRY, and_(ENTRY.c.id == _CHANGE.c.entry_id, ENTRY.c.version == _CHANGE.c.version))
            .where(ENTRY.c.key.in_(keys))
        )
        return [docs.from_fields(after) for after in self._session.scalars(asked)]


def is_one(path: Path) -> bool:
    """Tell a spreadsheet from other files, by its name."""
    return path.suffix.lower() in SUFFIXES


def objects(path: Path, register: Register | None = None) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Give, with its line, the fields of each object of a file as the interchange format has them, or what is wrong there.

    A row can have several things wrong. Without a register each row stands for a whole object. OSError where there is no
    such file.
    """
    for some in portions(_rows(path)):
        rows = [row for row in some if isinstance(row, Row)]
        found, own_keys = register.shown(rows) if register and rows else ({}, {})
        for row in some:
            if not isinstance(row, Row):
                yield row
                continue
            wrong: list[str] = []
            fields = _fields(row, found.get(row.key), own_keys, wrong)
            yield from ((row.line, each) for each in wrong)
            if not wrong:
                yield row.line, fields


def _fields(row: Row, shown: Shown | None, own_keys: Mapping[str, str], wrong: list[str]) -> dict[str, Any]:
    if shown is not None and shown.stored.kind is row.kind:
        return _edited(row, shown, own_keys, wrong)
    fields = fields_of(docs.CLASSES[row.kind], row.cells, wrong)
    return {"type": row.kind.value, **_with_own_keys(row.kind, fields, own_keys)}


def _edited(row: Row, shown: Shown, own_keys: Mapping[str, str], wrong: list[str]) -> dict[str, Any]:
    """Give the object as the register has it, with the fields of which a cell differs from what an export would write."""
    listed = type(shown.stored)
    stored = docs.to_fields(shown.stored)
    aligned = {name: [value[at] for at in shown.kept[name]] if name in shown.kept else value for name, value in stored.items()}
    as_shown = cells_of(listed, {name: value for name, value in shown.fields.items() if name != "type"})
    differing = {
        column: cell
        for column, cell in row.cells.items()
        if column not in _FIRST and not _is_same(cell, as_shown.get(column, ""))
    }
    if not differing:
        return stored
    aligned = {name: [stored[name][at] for at in kept] for name, kept in shown.kept.items()}
    changed = {column.partition(".")[0] for column in differing}
    cells = {**cells_of(listed, {name: value for name, value in {**stored, **aligned}.items() if name in changed}), **differing}
    read = _with_own_keys(row.kind, fields_of(listed, cells, wrong), own_keys)
    for name in changed:
        value = read.get(name)
        if name in shown.kept:
            value = _with_hidden(stored[name], shown.kept[name], value or [])
        if value is None:
            stored.pop(name, None)
        else:
            stored[name] = value
    return stored


def _is_same(cell: str, other: str) -> bool:
    """Compare cells; spreadsheets write the line breaks inside a cell in their own way."""
    return cell == other or cell.replace("\r\n", "\n").replace("\r", "\n") == other.replace("\r\n", "\n").replace("\r", "\n")


def _with_hidden(stored: Sequence[Any], kept: Sequence[int], new: Sequence[Any]) -> list[Any]:
    """Put entries that were shown, and may have been edited, back among those that were not."""
    coming = iter(new)
    merged = [next(coming, None) if at in kept else entry for at, entry in enumerate(stored)]
    return [*(entry for entry in merged if entry is not None), *coming]


def _with_own_keys(kind: Kind, fields: dict[str, Any], own_keys: Mapping[str, str]) -> dict[str, Any]:
    if not own_keys:
        return fields
    known = shapes.fields(docs.CLASSES[kind])

    def own(annotation: shapes.Annotation, value: str) -> str:
        return own_keys.get(value, value) if annotation == parts.Key else value

    return {name: shapes.rewritten(known[name].type, value, own) for name, value in fields.items()}


# --- rows --------------------------------------------------------------------------------------------------------------------


class _UnreadableError(Exception):
    """A line at which reading must end. `line` and `what` say where and why."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line, self.what = line, what


_Fault = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Header:
    """The columns in their places; None where a place has no name, or one that no type has."""

    columns: tuple[str | None, ...]

    def row(self, line: int, cells: Sequence[str]) -> Iterator[Row | _Fault]:
        """Give a row, or all that is wrong with it as a row."""
        faults: list[str] = []
        if any(cell.strip() for cell in cells[len(self.columns) :]):
            faults.append(f"the row has {len(cells)} cells, and the header {len(self.columns)}")
        named = [(name, cell) for name, cell in zip(self.columns, cells, strict=False) if name is not None]
        faults += (
            f"{name}: {cell.strip()} is a number that a spreadsheet has shortened; write all its digits"
            for name, cell in named
            if SHORTENED.fullmatch(cell.strip())
        )
        found = {name: as_meant(cell) for name, cell in named}
        kind = found.get("type", "").strip()
        if kind not in docs.CLASSES:
            given = f"{kind} is none" if kind else "is missing"
            faults.append(f"type: {given}; it must be one of {', '.join(Kind)}")
        if not found.get("key", "").strip():
            faults.append("key: is missing")
        if found.get("shown.tlp", "").strip() not in {"", *Tlp}:
            faults.append("shown.tlp: is not as the export wrote it; put it back, or delete the column")
        if "\0" in "".join(found.values()):
            faults.append("holds a character that is none (NUL)")
        if not faults:
            listed = docs.CLASSES[Kind(kind)]
            own = {name: cell for name, cell in found.items() if name in _FIRST or known_as(listed, name)}
            faults = [
                f"{name}: {_a(kind)} has no such column" for name, cell in found.items() if name not in own and cell.strip()
            ]
            if not faults:
                yield Row(line, Kind(kind), own)
        yield from ((line, each) for each in faults)


def _rows(path: Path) -> Iterator[Row | _Fault]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open("rb") as opened:
            yield from _read(_texts(opened))
    except _UnreadableError as fault:
        yield fault.line, fault.what


def _read(texts: Iterator[str]) -> Iterator[Row | _Fault]:
    first = next(texts, None)
    if first is None:
        yield 1, "the file is empty; its first row names the columns"
        return
    delimiter = max(",;\t", key=lambda sign: sum(_is_known(name) for name in _split(first, sign)))
    reader = csv.reader(_again(first, texts), delimiter=delimiter, strict=True)
    header, count, line = None, 0, 1
    try:
        for cells in reader:
            if header is None:
                header, faults = _header(cells)
                yield from ((1, each) for each in faults)
                if header is None:
                    return
            elif any(cell.strip() for cell in cells):
                count += 1
                yield from header.row(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise _UnreadableError(line, _said(str(error))) from error
    if not count:
        yield 1, "there is a header, and no row below it"


def _header(cells: Sequence[str]) -> tuple[_Header | None, list[str]]:
    names = [as_meant(cell).strip() for cell in cells]
    faults = [f"{name}: {_no_column(name)}" for name in names if name and not _is_known(name)]
    faults += (f"{name}: the column is there twice" for name in dict.fromkeys(names) if name and names.count(name) > 1)
    missing = [name for name in ("type", "key") if name not in names]
    faults += (f"{name}: there is no such column in the header, the first row" for name in missing)
    if missing:
        return None, faults
    return _Header(tuple(name if _is_known(name) else None for name in names)), faults


def _is_known(name: str) -> bool:
    return name in _FIRST or any(known_as(listed, name) for listed in docs.CLASSES.values())


def _no_column(name: str) -> str:
    near = difflib.get_close_matches(name, dict.fromkeys(_all_columns()), n=1)
    return f"is no column{f'; is it {near[0]}?' if near else ''}"


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return [as_meant(cell).strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _texts(opened: io.BufferedReader) -> Iterator[str]:
    """Give the lines of a file as text, without the mark before the first."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    number = 1
    while line := opened.readline(LONGEST_CELL):
        is_last = not line.endswith(b"\n")
        if is_last and len(line) == LONGEST_CELL:
            raise _UnreadableError(number, "is longer than a megabyte")
        try:
            yield decoder.decode(line, is_last)
        except UnicodeDecodeError as error:
            said = f"is not UTF-8 at byte {error.start + 1}; save the file as “CSV UTF-8”"
            raise _UnreadableError(number, said) from error
        number += 1


def _said(error: str) -> str:
    """Say in words for people what the reader of CSV came upon."""
    worded: tuple[tuple[str, str], ...] = (
        (
            "field limit",
            f"a cell has more than {LONGEST_CELL:,} characters, or a quotation mark that opens one is never closed",
        ),
        ("unexpected end", "a quotation mark opens a cell and is never closed"),
        ("expected after", "a quotation mark inside a cell in quotation marks must be written twice"),
        (
            "new-line character",
            "a line break outside of quotation marks is a lone carriage return; save the file as “CSV UTF-8”",
        ),
    )
    return next((said for sign, said in worded if sign in error), f"is not CSV: {error}")


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind.replace('_', ' ')}"
