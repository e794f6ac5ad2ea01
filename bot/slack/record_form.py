"""What a form for records holds, read into a source and a record; or what is wrong with it, field by field."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from bot.answers.understanding.dates import date_mentions
from bot.errors import RapporteurError
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.dates import FuzzyDate
from bot.register.folding import fold
from bot.register.vocabulary import Kind, Precision
from bot.slack.text import clean, cut
from bot.slack.views.forms import FIELDS, Typed


class FormError(RapporteurError):
    """A form that can't be read; `faults` says what is wrong, by field."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__("Some fields can't be read.", "Nothing was saved.", "Mend them and save again.")
        self.faults = faults


def read_record(
    kind: Kind, typed: Mapping[str, Typed], *, form_id: str, today: date
) -> tuple[docs.SourceDocument, docs.RecordDocument]:
    """Read a form into a source and a record, whose keys follow from the form's id; raise FormError."""
    form = TypedForm(typed, today)
    key = f"slack-{form_id.lower()}"
    source = form.document(
        {
            "type": Kind.SOURCE.value,
            "key": source_key(key),
            "publisher": form.text("publisher"),
            "title": form.text("title"),
            "source_type": form.word("source_type"),
            "url": form.text("url"),
            "published_on": form.date("published_on"),
            "tlp": form.word("tlp"),
        }
    )
    words = {"text": form.text("words"), "lang": form.text("words_lang")}
    record = form.document(
        {
            "type": kind.value,
            "key": key,
            "summary": form.text("summary"),
            "said": form.date("said"),
            "weapons": form.keys("weapons"),
            "places": form.keys("places"),
            "words": {name: value for name, value in words.items() if value} if words["text"] else None,
            "citations": [{"source": source_key(key)}],
            "state": form.word("next"),
            "tlp": form.word("tlp"),
            "sensitivity": form.word("sensitivity"),
            **(_of_position(form) if kind is Kind.POSITION else _of_allegation(form)),
        }
    )
    if form.faults or not isinstance(source, docs.SourceDocument) or not isinstance(record, docs.RecordDocument):
        raise FormError(form.faults)
    return source, record


def read_date(typed: str, today: date) -> FuzzyDate | None:
    """Read a date as a source words it: ISO, or words that name one time with both of its bounds; None for anything else."""
    try:
        return FuzzyDate.parse(typed)
    except ValueError:
        found = date_mentions(fold(typed), today)
    if len(found) != 1 or found[0].span.first is None or found[0].span.last is None:
        return None
    first, last = found[0].span.first, found[0].span.last
    return FuzzyDate(first, last, Precision.DAY if first == last else Precision.RANGE, typed)


def source_key(record_key: str) -> str:
    """Name the source that is put in with a record by form."""
    return f"{record_key}-source"


class TypedForm:
    """Reads fields, and gathers what is wrong with them."""

    def __init__(self, typed: Mapping[str, Typed], today: date) -> None:
        self._typed = typed
        self._today = today
        self.faults: dict[str, str] = {}

    def text(self, name: str) -> str | None:
        """Give what was typed, or None for an empty field."""
        typed = self._typed.get(name)
        return clean(typed).strip() or None if isinstance(typed, str) else None

    def keys(self, name: str) -> list[str]:
        """Give the keys of what was chosen."""
        chosen = self._typed.get(name)
        return [choice.value for choice in chosen] if isinstance(chosen, tuple) else []

    def word(self, name: str) -> str | None:
        """Give the one word that was chosen, or None."""
        return next(iter(self.keys(name)), None)

    def date(self, name: str) -> dict[str, Any] | None:
        """Give a date as documents have it; note a fault where it can't be read, or is yet to come."""
        typed = self.text(name)
        if typed is None:
            return None
        read = read_date(typed, self._today)
        if read is None:
            self.faults[name] = f"This can't be read as a date: {cut(typed, 60)}. Write it as 2023-11-02, 2023-11 or in words."
            read = FuzzyDate.day(self._today)  # in its place, so that the other fields are checked too
        elif read.earliest and read.earliest > self._today:
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
                field, what = _explained(str(error))
                if field not in _FIELDS:  # nothing that a person typed: a fault of ours
                    raise
                self.faults.setdefault(field, what)
                if given.pop("words" if field == "words_lang" else field, None) is None:
                    return None  # what is wrong was taken out, and is needed
            else:
                return None if self.faults.keys() & fields.keys() else made


def _of_position(form: TypedForm) -> dict[str, Any]:
    return {
        "speaker": form.word("speaker"),
        "stance": form.word("stance"),
        "actors": form.keys("actors"),
        "treaties": form.keys("treaties"),
    }


def _of_allegation(form: TypedForm) -> dict[str, Any]:
    return {
        "alleged_by": form.keys("alleged_by"),
        "alleged_actor": form.keys("alleged_actor"),
        "act": form.word("act"),
        "occurred": form.date("occurred"),
        "treaties": [{"treaty": key} for key in form.keys("treaties")],
    }


_FIELDS = frozenset(field.name for field in FIELDS)
_MISSING = re.compile(r"missing required field `(\w+)`")
_PATH = re.compile(r"`\$\.(\w+)(?:\.(\w+))?")
_PATTERN = re.compile(r"matching regex '(.*)'")


def _explained(error: str) -> tuple[str, str]:
    """Turn msgspec's sentence into the field of the form and a sentence for a person."""
    if missing := _MISSING.search(error):
        return missing[1], "This is needed."
    path = _PATH.search(error)
    field = ("words_lang" if path[2] == "lang" else path[1]) if path else ""
    pattern = _PATTERN.search(error)
    meaning = parts.MEANINGS.get(pattern[1].replace("\\\\", "\\")) if pattern else None  # told with its backslashes doubled
    return field, f"Write {meaning}." if meaning else "This can't be used here."
