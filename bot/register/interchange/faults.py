"""What is wrong with an object of the interchange format, in the format's own words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import vocabulary

MOST_KEPT = 1_000
"""Faults that are kept; of the others there is a count."""

_LONGEST = 500
"""Characters of a fault: what is wrong may quote what was given, and that may be a megabyte."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a line of a file, named by its place in the list of files; line 0 is the file itself."""

    file: int
    line: int
    what: str


class FaultList:
    """The faults of files: how many there are, and the first of them in the order of the files and their lines."""

    def __init__(self, files: Sequence[str]) -> None:
        self.count = 0
        self._files = files
        self._kept: list[Fault] = []

    def add(self, file: int, line: int, what: str) -> None:
        """Count a fault, and keep it while it may be among the first."""
        self.count += 1
        self._kept.append(Fault(file, line, one_line(what)))
        if len(self._kept) > 2 * MOST_KEPT:
            self._sort()

    def told(self) -> list[str]:
        """Give the first as FILE:LINE: what is wrong."""
        self._sort()
        return [f"{self.place(each.file, each.line)}: {each.what}" for each in self._kept]

    def place(self, file: int, line: int) -> str:
        """Say where a line stands, as FILE:LINE."""
        name = one_line(self._files[file])
        return f"{name}:{line}" if line else name

    def _sort(self) -> None:
        self._kept.sort(key=lambda each: (each.file, each.line))
        del self._kept[MOST_KEPT:]


def one_line(text: str) -> str:
    """Give outside text as a line that a terminal only shows: not too long, and spelt out where a character does not show."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in shown)


def faults(listed: type[docs.Document], fields: dict[str, Any]) -> Iterator[str]:
    """Give every field that is wrong: the reader of the format itself stops at the first."""
    known = {each.name: each for each in msgspec.structs.fields(listed)}
    for name, each in known.items():
        if name not in fields:
            if each.required:
                yield f"{name}: is missing"
            continue
        try:
            msgspec.convert(fields[name], each.type)
        except msgspec.ValidationError as error:
            yield worded(name, str(error))
    for name in fields:
        if name not in known and name != "type":
            yield f"{name}: is not a field of this type"


_MESSAGE = re.compile(r"(?P<what>.*?)(?: - at `(?P<key>key in )?\$(?P<path>[^`]*)`)?\Z", re.DOTALL)
_WORDS: dict[str, type[StrEnum]] = {
    "stance": vocabulary.Stance,
    "status": vocabulary.Status,
    "kinds": vocabulary.ResponseKind,
    "conclusion": vocabulary.Conclusion,
    "action": vocabulary.Action,
    "act": vocabulary.Act,
    "process": vocabulary.Process,
    "form": vocabulary.Form,
    "scope": vocabulary.Scope,
    "capacity": vocabulary.Capacity,
    "state": vocabulary.RecordState,
    "sensitivity": vocabulary.Sensitivity,
    "tlp": vocabulary.Tlp,
    "relation": vocabulary.Relation,
    "actor_type": vocabulary.ActorType,
    "place_type": vocabulary.PlaceType,
    "level": vocabulary.Level,
    "activation": vocabulary.Activation,
    "source_type": vocabulary.SourceType,
    "proximity": vocabulary.Proximity,
    "reliability": vocabulary.Reliability,
    "rule": vocabulary.EffectRule,
}
_TYPES = {
    "str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list",
    "object": "an object", "null": "nothing", "date": "a day",
}  # fmt: skip


def worded(name: str, message: str) -> str:
    """Turn a message of the reader into `field: what is wrong` in the format's own words."""
    read = _MESSAGE.fullmatch(message)
    what, path = (read["what"], read["path"] or "") if read else (message, "")
    where = re.sub(r"\[\.\.\.\]", "", name + path)
    last = re.sub(r"\[\d+\]", "", where).rpartition(".")[2]
    for pattern, wording in _WORDINGS:
        if found := pattern.match(what):
            extra, said = wording(found, last)
            return f"{where}{extra}: {said}"
    return f"{where}: {what}"


_Wording = Callable[[re.Match[str], str], tuple[str, str]]


def _bad_word(found: re.Match[str], last: str) -> tuple[str, str]:
    if last == "precision":
        return "", f"{found[1]} is not a precision"
    return (
        "",
        f"{found[1]} is not one of {', '.join(_WORDS[last])}" if last in _WORDS else f"{found[1]} is not a word of the list",
    )


def _bad_type(found: re.Match[str], _last: str) -> tuple[str, str]:
    expected = " or ".join(_TYPES.get(name.strip(), name.strip()) for name in re.split(r"\||,", found[1].replace("`", "")))
    return "", f"must be {expected}, and is {_TYPES.get(found[2], found[2])}"


_WORDINGS: tuple[tuple[re.Pattern[str], _Wording], ...] = (
    (re.compile(r"Invalid enum value (.*)\Z", re.DOTALL), _bad_word),
    (re.compile(r"Expected `str` matching regex '(.*)'\Z"), lambda m, _: ("", f"must be {_meaning(m[1])}")),
    (re.compile(r"Object contains unknown field `(.*)`\Z"), lambda m, _: (f".{m[1]}", "is not a field here")),
    (re.compile(r"Object missing required field `(.*)`\Z"), lambda m, _: (f".{m[1]}", "is missing")),
    (re.compile(r"Expected `(.*)`, got `(.*)`\Z"), _bad_type),
    (re.compile(r"Expected `array` of length (.*)\Z"), lambda m, _: ("", f"must be a list of {_bound(m[1])}")),
    (re.compile(r"Expected `(?:int|float)` (.*)\Z"), lambda m, _: ("", f"must be {_bound(m[1])}")),
    (re.compile(r"Invalid RFC3339 .*|Invalid .*date.*"), lambda _m, _: ("", "must be a day such as 2023-11-02")),
)


def _bound(limit: str) -> str:
    return limit.replace(">= ", "at least ").replace("<= ", "at most ").removesuffix(".0")


def _meaning(pattern: str) -> str:
    return parts.MEANINGS.get(pattern.replace("\\\\", "\\"), "of another form")
