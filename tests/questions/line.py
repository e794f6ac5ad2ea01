"""A line of a set: a question as typed, and what a good answer to it over the sample holds. README.md gives the format."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from bot.answers.answer import Refusal
from bot.answers.query import Intent

T = TypeVar("T")
Reading = tuple[str | None, ...]
"""One acceptable filling of a slot: keys in the order of their letters, or the first and the last day of a date."""


class Slot(StrEnum):
    """The slots of a query that a line may ask for; `when` leaves open which of the two dates is meant."""

    KINDS = "kinds"
    SPEAKERS = "speakers"
    ACTORS = "actors"
    TREATIES = "treaties"
    WEAPONS = "weapons"
    PLACES = "places"
    STANCES = "stances"
    STATUSES = "statuses"
    RESPONSES = "responses"
    SAID = "said"
    OCCURRED = "occurred"
    WHEN = "when"

    @property
    def is_date(self) -> bool:
        """Tell the slots that hold two days from those that hold keys."""
        return self in {Slot.SAID, Slot.OCCURRED, Slot.WHEN}


@dataclass(frozen=True, slots=True)
class Records:
    """Which records an answer must show, may show, and must not show, by their keys."""

    must: frozenset[str]
    may: frozenset[str]
    must_not: frozenset[str]


@dataclass(frozen=True, slots=True)
class Line:
    """A question and what is asked of its answer; where honest readers differ, each of several intents, values… is right."""

    file: str
    id: str
    question: str
    today: date
    intents: tuple[Intent, ...]
    context: tuple[str, ...] = ()
    slots: Mapping[Slot, tuple[Reading, ...]] = field(default_factory=dict)
    records: Records | None = None
    nothing: bool = False
    values: tuple[Mapping[str, Any], ...] = ()
    says: tuple[tuple[str, ...], ...] = ()
    refusals: tuple[Refusal | None, ...] = (None,)
    lang: str = "en"


class LineError(ValueError):
    """A line that is not in the format: FILE:LINE and what is wrong."""


class _AnyOf(msgspec.Struct, Generic[T], frozen=True, forbid_unknown_fields=True):
    any: list[T]


class _Records(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    must: list[str] = []
    may: list[str] = []
    must_not: list[str] = []


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    question: str
    today: date
    intent: Intent | _AnyOf[Intent]
    understood: dict[Slot, list[str | None] | _AnyOf[list[str | None]]] = {}
    context: str | list[str] = []
    records: _Records | None = None
    nothing: bool = False
    value: dict[str, Any] | None = None
    says: list[list[str]] = []
    refused: Refusal | _AnyOf[Refusal | None] | None = None
    lang: str | None = None
    note: str | None = None


def read_lines(files: Iterable[Path]) -> list[Line]:
    """Read sets of questions; LineError names the first line that is wrong, or has the id of an earlier one."""
    lines: list[Line] = []
    seen: dict[str, str] = {}
    for file in files:
        for number, text in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            if not text.strip():
                continue
            where = f"{file.name}:{number}"
            line = read_line(text, where, file.name)
            if line.id in seen:
                raise LineError(f"{where}: the id {line.id} is that of {seen[line.id]}")
            seen[line.id] = where
            lines.append(line)
    return lines


def read_line(text: str, where: str, file: str) -> Line:
    """Read one line; `where` is what an error begins with."""
    try:
        written = msgspec.json.decode(text, type=_Written)
        return _line(written, file)
    except (msgspec.DecodeError, ValueError) as error:
        raise LineError(f"{where}: {error}") from error


def _line(written: _Written, file: str) -> Line:
    for name in ("id", "question"):
        if not getattr(written, name).strip():
            raise ValueError(f"{name} is empty")
    if not all(written.says) or not all(phrase for phrases in written.says for phrase in phrases):
        raise ValueError("says has an empty group or phrase, which every answer or none would have")
    return Line(
        file=file,
        id=written.id,
        question=written.question,
        today=written.today,
        intents=tuple(_choices(written.intent, "intent")),
        context=(written.context,) if isinstance(written.context, str) else tuple(written.context),
        slots={slot: tuple(_readings(slot, filling)) for slot, filling in written.understood.items()},
        records=_records(written.records) if written.records else None,
        nothing=written.nothing,
        values=tuple(_values(written.value)),
        says=tuple(map(tuple, written.says)),
        refusals=tuple(_choices(written.refused, "refused")),
        lang=written.lang or language_of(written.question),
    )


def _choices(written: T | _AnyOf[T], name: str) -> list[T]:
    if not isinstance(written, _AnyOf):
        return [written]
    if not written.any:
        raise ValueError(f"{name} has nothing to choose from")
    return written.any


def _records(written: _Records) -> Records:
    must, may, must_not = map(frozenset, (written.must, written.may, written.must_not))
    if both := must_not & (must | may):
        raise ValueError(f"{', '.join(sorted(both))} must not be shown, and may")
    return Records(must, may, must_not)


def _values(written: dict[str, Any] | None) -> list[dict[str, Any]]:
    if written is None:
        return []
    values = written["any"] if set(written) == {"any"} else [written]
    if not isinstance(values, list) or not values or not all(isinstance(each, dict) and each for each in values):
        raise ValueError("value is neither an object nor a choice of objects")
    return values


def _readings(slot: Slot, written: list[str | None] | _AnyOf[list[str | None]]) -> Iterator[Reading]:
    for reading in _choices(written, slot):
        if slot.is_date:
            if len(reading) != 2:
                raise ValueError(f"{slot} holds two days, or null for an open end")
            for day in reading:
                if day is not None:
                    date.fromisoformat(day)
            yield tuple(reading)
        else:
            keys = [key for key in reading if key is not None]
            if len(keys) < len(reading):
                raise ValueError(f"{slot} holds keys, and no null")
            yield tuple(sorted(keys))


_WORDS_OF: Mapping[str, frozenset[str]] = {
    lang: frozenset(words.split())
    for lang, words in {
        "en": "the of what who which did does has is in on about how to and any are was were when show said",
        "fr": "le la les des du une et est sur dans pour quelle quel quels quelles qui au aux que sont",
        "es": "el los las del una y es sobre en por para qué cuál quién cómo según hay han ha se cuándo",
    }.items()
}


def language_of(question: str) -> str:
    """Guess which of the five languages a question is in, for the figures by language; `lang` in a line goes before it."""
    letters = re.findall(r"[^\W\d_]", question.lower())
    if sum("\u0400" <= letter <= "\u04ff" for letter in letters) > len(letters) / 2:
        return "uk" if set(letters) & set("іїєґ") else "ru"
    words = re.findall(r"[\w-]+", question.lower())
    return max(_WORDS_OF, key=lambda lang: sum(word in _WORDS_OF[lang] for word in words))
