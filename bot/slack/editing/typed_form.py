"""What was typed into a form, read field by field, and what is wrong with it."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import msgspec

from bot.answers.understanding.dates import date_mentions
from bot.errors import RapporteurError
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.dates import FuzzyDate
from bot.register.folding import fold
from bot.register.vocabulary import Precision
from bot.slack.text import clean, cut
from bot.slack.views.forms import NEW, Typed

_MISSING = re.compile(r"missing required field `(\w+)`")
_PATH = re.compile(r"`\$\.(\w+)(?:\[\d+\])?(?:\.(\w+))?")
_PATTERN = re.compile(r"matching regex '(.*)'")
_NUMBER, _CLOCK = re.compile(r"\d"), re.compile(r"\b\d{1,2}:\d\d\b")
_FIELDS_OF_PARTS = {("words", "lang"): "words_lang", ("citations", "lang"): "quote_lang", ("treaties", "article"): "article"}
"""The fields of a form that are parts of a document's field."""
_COUNT = re.compile(
    r"(?P<bound>at least|more than|over|up to|at most)?\s*(?P<least>\d+)"
    r"(?:\s*(?:-|to)\s*(?P<most>\d+))?(?P<open>\s*\+|\s*or more)?"
)


class FormError(RapporteurError):
    """A form that can't be read; `faults` says what is wrong, by field."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__("Some fields can't be read.", "Nothing was saved.", "Mend them and save again.")
        self.faults = faults


class TypedForm:
    """Reads fields, and gathers what is wrong with them."""

    def __init__(self, typed: Mapping[str, Typed], today: date, fields: Collection[str] = ()) -> None:
        """Take what was typed; `fields` are those of the form at which a fault can stand."""
        self._typed = typed
        self._today = today
        self._fields = frozenset(fields)
        self.faults: dict[str, str] = {}

    def text(self, name: str) -> str | None:
        """Give what was typed, or None for an empty field."""
        typed = self._typed.get(name)
        return clean(typed).strip() or None if isinstance(typed, str) else None

    def keys(self, name: str) -> list[str]:
        """Give the keys of what was chosen; note a fault for a new name that was not added."""
        chosen = self._typed.get(name)
        choices = chosen if isinstance(chosen, tuple) else ()
        for choice in choices:
            if choice.value.startswith(NEW):
                missing = f"“{choice.value.removeprefix(NEW)}” is not in the register yet"
                self.faults[name] = f"{missing}: choose it anew to add it, or another name."
        return [choice.value for choice in choices if not choice.value.startswith(NEW)]

    def word(self, name: str) -> str | None:
        """Give the one word that was chosen, or None."""
        return next(iter(self.keys(name)), None)

    def count(self, name: str) -> tuple[int, int | None] | None:
        """Give a number of people as the least and the most, which is None where it is left open; note a fault."""
        typed = self.text(name)
        if typed is None:
            return None
        read = read_count(typed)
        if read is None:
            self.faults[name] = "Write it as 12, 12-15, at least 12 or up to 12."
        return read

    def date(self, name: str, *, may_come: bool = False) -> dict[str, Any] | None:
        """Give a date as documents have it; note a fault where it can't be read, or is yet to come and must not be."""
        typed = self.text(name)
        if typed is None:
            return None
        read = read_date(typed, self._today)
        if read is None:
            self.faults[name] = f"This can't be read as a date: {cut(typed, 60)}. Write it as 2023-11-02, 2023-11 or in words."
            read = FuzzyDate.day(self._today)  # in its place, so that the other fields are checked too
        elif not may_come and read.earliest and read.earliest > self._today:
            self.faults[name] = "This is after today."
        return {
            "precision": read.precision,
            "earliest": read.earliest,
            "latest": read.latest,
            **({"text": read.text} if read.text else {}),
        }

    def document(self, fields: dict[str, Any]) -> docs.Document | None:
        """Make a document; where fields are wrong or missing, note each and give None."""
        given = {name: value for name, value in fields.items() if value not in (None, [])}
        while True:  # the check stops at the first fault, so what is wrong is taken out and the rest checked again
            try:
                made = docs.from_fields(given)
            except msgspec.ValidationError as error:
                top, field, what = _explained(str(error))
                if field not in self._fields:  # nothing that a person typed: a fault of ours
                    raise
                self.faults.setdefault(field, what)
                if given.pop(top, None) is None:
                    return None  # what is wrong was taken out, and is needed
            else:
                return None if self.faults.keys() & fields.keys() else made


def read_date(typed: str, today: date) -> FuzzyDate | None:
    """Read a date as a source words it: ISO, or words that name one time with both of its bounds; None for anything else.

    A number beside that time may be its day, in "3 Novemba 2026": then it is not read, and not taken for the whole year.
    """
    try:
        return FuzzyDate.parse(typed)
    except ValueError:
        folded = fold(typed)
        found = date_mentions(folded, today)
    if len(found) != 1 or found[0].span.first is None or found[0].span.last is None or found[0].set_aside:
        return None
    if _NUMBER.search(_CLOCK.sub("", f"{folded[: found[0].start]} {folded[found[0].end :]}")):
        return None
    first, last = found[0].span.first, found[0].span.last
    return FuzzyDate(first, last, _precision(first, last), typed)


def _precision(first: date, last: date) -> Precision:
    """Give how exact a time is that words name by its first and last day."""
    if first == last:
        return Precision.DAY
    whole = ((f"{first:%Y-%m}", Precision.MONTH), (f"{first:%Y}", Precision.YEAR))
    spans = ((FuzzyDate.parse(short), precision) for short, precision in whole)
    return next((each for span, each in spans if (span.earliest, span.latest) == (first, last)), Precision.RANGE)


def read_count(typed: str) -> tuple[int, int | None] | None:
    """Read a number of people as the least and the most, which is None where it is left open; None for anything else."""
    read = _COUNT.fullmatch(fold(typed).replace(",", "").strip())
    if read is None or (read["bound"] and read["most"]) or (read["open"] and (read["bound"] or read["most"])):
        return None
    least = int(read["least"])
    most = int(read["most"]) if read["most"] else least
    if not least <= most <= parts.MOST_COUNTED:
        return None
    match read["bound"]:
        case "at least":
            return least, None
        case "more than" | "over":
            return least + 1, None
        case "up to" | "at most":
            return 0, least
        case _:
            return least, None if read["open"] else most


def count_words(count: tuple[int, int | None]) -> str:
    """Give a number of people in words that `read_count` reads as the same."""
    least, most = count
    if most is None:
        return f"at least {least}"
    if least == most:
        return str(least)
    return f"{least}-{most}" if least else f"up to {most}"


def bounds_of(when: FuzzyDate) -> str:
    """Say between which days a date lies, whatever its words."""
    bare = FuzzyDate(when.earliest, when.latest, when.precision)
    return str(bare).removeprefix("between ").replace(" and ", " to ")


def _explained(error: str) -> tuple[str, str, str]:
    """Turn msgspec's sentence into the field of the document, that of the form, and a sentence for a person."""
    if missing := _MISSING.search(error):
        return missing[1], missing[1], "This is needed."
    path = _PATH.search(error)
    top, part = (path[1], path[2]) if path else ("", "")
    pattern = _PATTERN.search(error)
    meaning = parts.MEANINGS.get(pattern[1].replace("\\\\", "\\")) if pattern else None  # told with its backslashes doubled
    return top, _FIELDS_OF_PARTS.get((top, part), top), f"Write {meaning}." if meaning else "This can't be used here."
