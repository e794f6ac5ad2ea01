"""JSON Lines: a file as the fields of its objects, one a line, or what is wrong with that line."""

import json
from collections import Counter as Tally
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.vocabulary import Kind

LONGEST_LINE = 1_000_000
"""Bytes; a record of this length is a mistake of the exporting program."""

LONGEST_NUMBER = 18
"""Digits; no field of the format counts further."""


def objects(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Give the number of each line that is not blank with its fields, those that are null left out, or with its fault.

    Raise OSError where the file cannot be read.
    """
    for number, line in _lines(path):
        try:
            yield number, _fields(line)
        except ValueError as error:
            yield number, str(error)
        except RecursionError:
            yield number, "is not JSON of this format: nested too deeply"


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
    """Read one line as a JSON object; raise ValueError in words for people, RecursionError where it is nested too deeply."""
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
    if not isinstance(read, dict):
        raise ValueError("is not a JSON object")  # noqa: TRY004  (it is the line's value that is wrong)
    if "\\u" in text:  # only written so can these get in
        _refuse_unwritable(read)
    kind = read.get("type")
    if "null" in text and isinstance(kind, str) and kind in docs.CLASSES:
        return {**_without_nulls(read, docs.CLASSES[Kind(kind)].__struct_fields__)}
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
