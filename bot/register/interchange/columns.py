"""The fields of a document as the cells of a row, and back.

A column is a path in the interchange format: `summary`, `words.text`, `citations.1.source`. How a cell is written follows from
the type of what stands there, so the columns are those of `documents` and nobody keeps a table of them.
"""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, get_args

import msgspec

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.interchange import shapes
from bot.register.interchange.faults import worded

Cells = Mapping[str, str]
"""Texts by column; a cell that is empty is not there."""

Wrong = list[str]
"""Where a reader of cells puts what is wrong: `column: what`."""

OF_A_DATE = "DATE"
"""Stands for the name of any date in the list of columns."""

SHORTENED = re.compile(r"-?\d+(?:[.,]\d+)?E[+-]?\d+")
"""A number as a spreadsheet writes it where the column is narrow: digits are lost for good."""

_TURNED = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?: .*)?"  # 02/11/2023
    r"|\d{4}[./]\d{1,2}[./]\d{1,2}(?: .*)?|\d{4}-\d{2}-\d{2}[ T].*"  # 2023/11/02, 2023-11-02 00:00:00
    r"|\d{1,2}[-. ][^\W\d_]{3,}\.?(?:[-. ]\d{2,4})?|[^\W\d_]{3,}\.?[-. ]\d{2,4}"  # 2-Nov-23, Nov-23
    r"|\d{5}"  # 45232, the days since 1900
)
_RANGE = re.compile(r"(?P<least>\d{1,12})(?:(?P<open>\+)|\s*[-–]\s*(?P<most>\d{1,12}))?", re.ASCII)
_SPACES = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Plain:
    """A text, a word of a list, a number, true or false, or a day: one cell."""

    annotation: shapes.Annotation

    def columns(self, path: str) -> Iterator[str]:
        """Give the names of its columns as they are documented."""
        yield path

    def cells(self, path: str, value: Any) -> Iterator[tuple[str, str]]:
        """Give a value, as JSON has it, as cells."""
        yield path, _written(value)

    def value(self, path: str, cells: Cells, wrong: Wrong) -> Any:
        """Give the value that cells stand for, or None where they are empty."""
        cell = cells.get(path, "")
        if not cell.strip():
            return None
        try:
            value = _read(self.annotation, cell)
            msgspec.convert(value, self.annotation)
        except ValueError as error:
            wrong.append(f"{path}: {error}" if not isinstance(error, msgspec.ValidationError) else worded(path, str(error)))
            return None
        return value


@dataclass(frozen=True, slots=True)
class Span:
    """A range of numbers: `0-3`, `2`, or `1+` where its end is open."""

    def columns(self, path: str) -> Iterator[str]:
        """Give its one column."""
        yield path

    def cells(self, path: str, value: Sequence[int | None]) -> Iterator[tuple[str, str]]:
        """Write it as short as it goes."""
        least, most = value
        yield path, f"{least}+" if most is None else f"{least}" if most == least else f"{least}-{most}"

    def value(self, path: str, cells: Cells, wrong: Wrong) -> Any:
        """Read it."""
        cell = cells.get(path, "").strip()
        if not cell:
            return None
        found = _RANGE.fullmatch(cell)
        if found is None:
            wrong.append(f"{path}: {cell} is no range; write 0-3, 2 or 1+, with the column formatted as text")
            return None
        least = int(found["least"])
        return [least, None if found["open"] else int(found["most"] or least)]


@dataclass(frozen=True, slots=True)
class Object:
    """An object: its fields are columns below its own path."""

    listed: type[msgspec.Struct]

    def columns(self, path: str) -> Iterator[str]:
        """Give the columns of its fields."""
        for name, form in forms(self.listed).items():
            yield from form.columns(f"{path}.{name}")

    def cells(self, path: str, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Write its fields."""
        for name, form in forms(self.listed).items():
            if name in value:
                yield from form.cells(f"{path}.{name}", value[name])

    def value(self, path: str, cells: Cells, wrong: Wrong) -> Any:
        """Read its fields; name those that it can't be without."""
        faults = len(wrong)
        read = {name: form.value(f"{path}.{name}", cells, wrong) for name, form in forms(self.listed).items()}
        found = {name: value for name, value in read.items() if value is not None}
        if found and len(wrong) == faults:
            missing = (name for name, each in shapes.fields(self.listed).items() if each.required and name not in found)
            wrong.extend(f"{path}.{name}: is missing" for name in missing)
        return found or None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list of objects: `citations.1.source`, `citations.2.source`."""

    each: Object

    def columns(self, path: str) -> Iterator[str]:
        """Give the columns of the first."""
        return self.each.columns(f"{path}.1")

    def cells(self, path: str, value: Sequence[Any]) -> Iterator[tuple[str, str]]:
        """Write one after another."""
        for number, entry in enumerate(value, start=1):
            yield from self.each.cells(f"{path}.{number}", entry)

    def value(self, path: str, cells: Cells, wrong: Wrong) -> Any:
        """Read them by their numbers; one without any cell is passed over."""
        start = f"{path}."
        numbers = sorted({int(name[len(start) :].partition(".")[0]) for name in cells if name.startswith(start)})
        read = (self.each.value(f"{path}.{number}", cells, wrong) for number in numbers)
        return [entry for entry in read if entry is not None] or None


@dataclass(frozen=True, slots=True)
class Either:
    """A date: its short form in one cell, or its parts in columns below."""

    short: shapes.Annotation
    whole: Object

    def columns(self, path: str) -> Iterator[str]:
        """Give its own column, and once for all dates those of the parts."""
        yield path
        yield from self.whole.columns(OF_A_DATE)

    def cells(self, path: str, value: Any) -> Iterator[tuple[str, str]]:
        """Write it in the form that it has."""
        if isinstance(value, str):
            yield path, value
        else:
            yield from self.whole.cells(path, value)

    def value(self, path: str, cells: Cells, wrong: Wrong) -> Any:
        """Read whichever form is there."""
        short, whole = cells.get(path, "").strip(), self.whole.value(path, cells, wrong)
        if short and whole:
            wrong.append(f"{path}: is given twice: empty this cell, or those of {path}.text, .earliest, .latest and .precision")
            return None
        if not short:
            return whole
        try:
            parts.fuzzy(short)
        except ValueError as error:
            wrong.append(f"{path}: {_turned(short) or f'{error}; write 2023-11-02, 2023-11, 2023 or 2022-04/2022-09'}")
            return None
        return short


@dataclass(frozen=True, slots=True)
class Joined:
    """A list in one cell: `hrw; amnesty`. What is told of an entry stands in brackets behind it: `izium (locality)`."""

    each: shapes.Annotation
    told: type[msgspec.Struct] | None = None

    def columns(self, path: str) -> Iterator[str]:
        """Give its one column."""
        yield path

    def cells(self, path: str, value: Sequence[Any]) -> Iterator[tuple[str, str]]:
        """Join the entries."""
        if value:
            yield path, "; ".join(self._entry(entry) for entry in value)

    def value(self, path: str, cells: Cells, wrong: Wrong) -> Any:
        """Take the entries apart."""
        found = []
        for text, told in _entries(cells.get(path, "")):
            try:
                entry = self._object(text, told) if told else _read(self.each, text)
                msgspec.convert(entry, self.told if told and self.told else self.each)
            except ValueError as error:
                said = str(error)
                if isinstance(error, msgspec.ValidationError):
                    said = worded(path, said).partition(": ")[2]
                hint = "; write \\( for a bracket that belongs to the name" if told else ""
                wrong.append(f"{path}: {text}: {said}{hint}")
                continue
            found.append(entry)
        return found or None

    def _entry(self, value: Any) -> str:
        if not isinstance(value, Mapping):
            return _escaped(str(value))
        main, *rest = value.items()
        told = [name if entry is True else str(entry) for name, entry in rest if entry not in (False, None)]
        return f"{_escaped(main[1])} ({', '.join(told)})" if told else _escaped(main[1])

    def _object(self, text: str, told: Sequence[str]) -> dict[str, Any]:
        """Give an entry with what is told of it: the name of a field that is true, or the value of the other field."""
        if self.told is None:
            raise ValueError(f"takes nothing in brackets, and has ({', '.join(told)})")
        main, *rest = shapes.fields(self.told).values()
        truths = {each.name for each in rest if shapes.alternatives(each.type) == (bool,)}
        (valued,) = (each.name for each in rest if each.name not in truths)
        values = [word for word in told if word not in truths]
        if len(values) > 1:
            raise ValueError(f"has more than one {valued} in brackets: {', '.join(values)}")
        return {main.name: text, **dict.fromkeys(truths.intersection(told), True), **({valued: values[0]} if values else {})}


Form = Plain | Span | Object | Numbered | Either | Joined


@cache
def forms(listed: type[msgspec.Struct]) -> dict[str, Form]:
    """Give how each field of an object is written in cells, in their order."""
    return {name: _form(each.type) for name, each in shapes.fields(listed).items()}


def _form(annotation: shapes.Annotation) -> Form:
    told = shapes.alternatives(annotation)
    of = shapes.element(told[0])
    if of is not None:
        inner = shapes.alternatives(of)
        objects = [each for each in inner if shapes.is_object(each)]
        if len(objects) == len(inner):
            return Numbered(Object(objects[0]))
        return Joined(inner[0], objects[0] if objects else None)
    if len(told) > 1:
        return Either(told[0], Object(told[1]))
    if shapes.is_object(told[0]):
        return Object(told[0])
    return Span() if len(get_args(shapes.bare(told[0]))) == 2 else Plain(told[0])


# --- documents ---------------------------------------------------------------------------------------------------------------


def cells_of(listed: type[docs.Document], fields: Mapping[str, Any]) -> dict[str, str]:
    """Give the fields of a document, as JSON has them, as cells; `type` aside."""
    own = forms(listed)
    return dict(cell for name, form in own.items() if name in fields for cell in form.cells(name, fields[name]))


def fields_of(listed: type[docs.Document], cells: Cells, wrong: Wrong) -> dict[str, Any]:
    """Give the fields that cells stand for, as JSON has them; put what is wrong with them on the list."""
    read = {name: form.value(name, cells, wrong) for name, form in forms(listed).items()}
    return {name: value for name, value in read.items() if value is not None}


@cache
def columns_of(listed: type[docs.Document]) -> tuple[str, ...]:
    """Give the columns that a type of document has, lists by their first entry and dates by OF_A_DATE."""
    return tuple(dict.fromkeys(column for name, form in forms(listed).items() for column in form.columns(name)))


@cache
def dates_of(listed: type[docs.Document]) -> frozenset[str]:
    """Give the columns below which those of OF_A_DATE stand."""
    return frozenset(name for name, form in forms(listed).items() if isinstance(form, Either))


@lru_cache(maxsize=20_000)
def known_as(listed: type[docs.Document], column: str) -> str | None:
    """Give the name under which a column of a document is documented, or None where it has no such column."""
    name = re.sub(r"\.[1-9]\d{0,3}\.", ".1.", column)
    field, _, rest = name.partition(".")
    if field in dates_of(listed) and rest:
        name = f"{OF_A_DATE}.{rest}"
    elif field == OF_A_DATE:
        return None
    return name if name in columns_of(listed) else None


# --- one cell ----------------------------------------------------------------------------------------------------------------


def _written(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return format(Decimal(repr(value)), "f")  # never 1e-07
        case _:
            return str(value)


def _read(annotation: shapes.Annotation, cell: str) -> Any:
    """Read one cell by the type of what stands in it; raise ValueError in words for people."""
    kind = shapes.bare(annotation)
    if annotation in (parts.Text, parts.Symbol):
        return cell
    cell = cell.strip()
    if kind is bool:
        if cell.casefold() not in {"true", "false"}:
            raise ValueError(f"{cell} is neither true nor false")
        return cell.casefold() == "true"
    if kind is int or kind is float:
        return _number(cell, whole=kind is int)
    if kind is datetime.date and (turned := _turned(cell)):
        raise ValueError(turned)
    return cell


def _number(cell: str, *, whole: bool) -> int | float:
    if re.fullmatch(r"-?\d{1,15}" if whole else r"-?\d{1,15}(?:\.\d{1,400})?", cell, re.ASCII):
        return int(cell) if whole else float(cell)
    if "," in cell:
        raise ValueError(f"{cell} is no number here; write a point and no comma, such as 48.5")
    raise ValueError(f"{cell} is no {'whole ' if whole else ''}number")


def _turned(cell: str) -> str:
    """Say how to write a date that a spreadsheet has turned into its own form; nothing where it has not."""
    if not _TURNED.fullmatch(cell):
        return ""
    return (
        f"{cell} is how a spreadsheet shows a date, and may be read in two ways; write 2023-11-02 (or 2023-11, 2023), "
        "with the column formatted as text"
    )


def _escaped(text: str) -> str:
    """Write an entry of a list so that it can be told from its neighbours and from what stands in brackets."""
    inner = re.sub(r"[\\;()]", r"\\\g<0>", text)
    lead = len(inner) - len(inner.lstrip(_SPACES))
    if lead:
        inner = re.sub(rf"[{_SPACES}]", r"\\\g<0>", inner[:lead]) + inner[lead:]
    trail = len(inner) - len(inner.rstrip(_SPACES))
    return inner if not trail else inner[:-trail] + re.sub(rf"[{_SPACES}]", r"\\\g<0>", inner[-trail:])


def _entries(cell: str) -> Iterator[tuple[str, list[str]]]:
    """Take a list apart: each entry's text, and the words in brackets behind it."""
    for entry in _divided(cell):
        signs = entry
        while signs and signs[0] in _SPACES:
            signs = signs[1:]
        while signs and signs[-1] in _SPACES:
            signs = signs[:-1]
        if not signs:
            continue
        told: list[str] = []
        if signs[-1] == ")" and "(" in signs:
            opening = len(signs) - 1 - signs[::-1].index("(")
            told = [word for word in map(str.strip, "".join(signs[opening + 1 : -1]).split(",")) if word]
            signs = signs[:opening]
            while signs and signs[-1] in _SPACES:
                signs = signs[:-1]
        yield "".join(sign[-1] for sign in signs), told


def _divided(cell: str) -> Iterator[list[str]]:
    """Divide a cell at its semicolons into signs: a character, or one with the backslash that makes it an ordinary one."""
    signs: list[str] = []
    for sign in re.findall(r"\\.|.", cell, re.DOTALL):
        if sign == ";":
            yield signs
            signs = []
        else:
            signs.append(sign)
    yield signs
