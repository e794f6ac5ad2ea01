"""From a filled form to a record of the register, and from there through review."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from bot.answers.log import FROM_SLACK
from bot.answers.when import date_mentions
from bot.clock import Clock
from bot.database import Database
from bot.errors import RapporteurError
from bot.names.lexicon import Lexicon, LexiconKeeper
from bot.register import acts, reading, writing
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.dates import FuzzyDate
from bot.register.folding import fold
from bot.register.model import Allegation, Position, Record
from bot.register.vocabulary import Kind, Precision, RecordState, Role, Sensitivity, Tlp
from bot.slack.roles import MEMBERS_CEILING
from bot.slack.text import clean, cut
from bot.slack.views.forms import FIELDS, Choice, Typed

_MOST_SUGGESTIONS = 30
_ROLE_LABELS = {
    Role.SPEAKER: "by",
    Role.ALLEGED_BY: "alleged by",
    Role.ALLEGED_ACTOR: "alleged to have acted",
    Role.ABOUT: "about",
    Role.TREATY: "treaty",
    Role.WEAPON: "weapon",
    Role.PLACE: "place",
}
PREFIX = FROM_SLACK
"""Begins the names of people who record from Slack; their user id follows."""


class FormError(RapporteurError):
    """A form that can't be read; `faults` says what is wrong, by field."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__("Some fields can't be read.", "Nothing was saved.", "Mend them and save again.")
        self.faults = faults


class StaleError(RapporteurError):
    """A record that was decided on already; `by` is who did, where that is known."""

    def __init__(self, what: str, cure: str = "", by: str = "") -> None:
        super().__init__(what, cure=cure)
        self.by = by


@dataclass(frozen=True, slots=True)
class SavedRecord:
    """What was saved, for the person who did it. `dates` shows what was made of the dates they typed."""

    ref: str
    summary: str
    state: RecordState
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marking:
    """What a reviewer decides of a record: who may see it, and what in it could do harm."""

    tlp: Tlp
    sensitivity: Sensitivity


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A record that waits for review, as its reviewer needs to see it. `author` is a Slack user id, or a name.

    `version` is that of what is shown: nobody approves what they have not seen.
    """

    record_id: int
    version: int
    ref: str
    kind: Kind
    summary: str
    author: str
    details: tuple[str, ...]
    words: str | None
    translation: str | None
    sources: tuple[tuple[str, str | None], ...]
    tlp: Tlp
    sensitivity: Sensitivity | None

    @property
    def undecided(self) -> bool:
        """Tell whether a reviewer has yet to say who may see it, or what in it could do harm: as it is, nobody is shown it."""
        return self.sensitivity is None or self.tlp not in MEMBERS_CEILING.and_more_open


class Recording:
    """Put records in, and let them out."""

    def __init__(self, database: Database, lexicons: LexiconKeeper, clock: Clock) -> None:
        self._database = database
        self._lexicons = lexicons
        self._clock = clock

    def suggest(self, kind: Kind, typed: str) -> list[Choice]:
        """Give names of a kind that fit what was typed, the best first: aliases count, in any letters."""
        return suggestions(self._lexicons.current(), kind, typed)

    def save(self, kind: Kind, typed: Mapping[str, Typed], *, form_id: str, who: str, today: date) -> SavedRecord:
        """Save what a form holds; a form that is sent twice makes one record.

        Raise FormError for fields that can't be read, RuleBrokenError for what the register's rules forbid.
        """
        source, record = read_record(kind, typed, form_id=form_id, today=today)
        record = msgspec.structs.replace(record, author=f"{PREFIX}{who}")
        with self._database.write() as session:
            saved = writing.save(session, [source, record], who=f"{PREFIX}{who}", why="recorded in Slack", now=self._clock())
            found = reading.records(session, [saved.ids[record.key]])[0]
            dates = tuple(_shown_back(record, field) for field in ("said", "occurred") if getattr(record, field, None))
            return SavedRecord(found.ref, found.summary, found.state, dates)

    def queue(self) -> list[QueueItem]:
        """Give what waits for review, the oldest first."""
        with self._database.read() as session:
            lexicon = self._lexicons.current(session)
            return [_queue_item(record, lexicon) for record in reading.queue(session)]

    def item(self, record_id: int) -> QueueItem:
        """Give one record that waits for review; raise RapporteurError where it no longer does."""
        with self._database.read() as session:
            record = _waiting(reading.records(session, [record_id]))
            return _queue_item(record, self._lexicons.current(session))

    def approve(self, record_id: int, version: int, *, who: str, marked: Marking | None = None) -> str:
        """Publish a record as it was seen, marked as its reviewer decides, and say what came of it.

        Raises RapporteurError where it was decided on already, has changed since, or is one's own.
        """
        with self._database.write() as session:
            record = _waiting(reading.records(session, [record_id]))
            ref, tlp = record.ref, marked.tlp if marked else record.tlp
            if record.version != version:
                raise StaleError(f"{ref} has changed since you saw it.", cure="Look at it again, and decide then.")
            if marked:
                own_source = reading.id_of(session, _source_key(record.key))
                held = [reading.document_of(session, each) for each in (record_id, own_source) if each]
                changed = _marked(held, marked)
                writing.save(session, changed, who=f"{PREFIX}{who}", why="marked in review", now=self._clock())
            acts.publish(session, record_id, who=f"{PREFIX}{who}", now=self._clock())
        if tlp in MEMBERS_CEILING.and_more_open:
            return f"{ref} is published."
        return f"{ref} is published, but as TLP:{tlp} no channel and no digest shows it."

    def send_back(self, record_id: int, *, who: str, why: str) -> QueueItem:
        """Give a record back to its author and give it as it was; raise RapporteurError where it was decided on already."""
        with self._database.write() as session:
            item = _queue_item(_waiting(reading.records(session, [record_id])), self._lexicons.current(session))
            acts.send_back(session, record_id, who=f"{PREFIX}{who}", why=why, now=self._clock())
        return item


def read_record(
    kind: Kind, typed: Mapping[str, Typed], *, form_id: str, today: date
) -> tuple[docs.SourceDocument, docs.RecordDocument]:
    """Read a form into a source and a record, whose keys follow from the form's id; raise FormError."""
    form = _Form(typed, today)
    key = f"slack-{form_id.lower()}"
    source = form.document(
        {
            "type": Kind.SOURCE.value,
            "key": _source_key(key),
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
            "citations": [{"source": _source_key(key)}],
            "state": form.word("next"),
            "tlp": form.word("tlp"),
            "sensitivity": form.word("sensitivity"),
            **(_of_position(form) if kind is Kind.POSITION else _of_allegation(form)),
        }
    )
    if form.faults or not isinstance(source, docs.SourceDocument) or not isinstance(record, docs.RecordDocument):
        raise FormError(form.faults)
    return source, record


def read_marking(typed: Mapping[str, Typed]) -> Marking:
    """Read what a reviewer decided; raise StaleError for words that no form offers."""
    form = _Form(typed, date.min)
    try:
        return Marking(Tlp(form.word("tlp") or ""), Sensitivity(form.word("sensitivity") or ""))
    except ValueError:
        raise StaleError("That form is no longer good.", cure="Open the queue again.") from None


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


def suggestions(lexicon: Lexicon, kind: Kind, typed: str) -> list[Choice]:
    """Give the names of a kind that begin with what was typed, then those with a word that does; an alias counts whole."""
    wanted = fold(typed).strip()
    if not wanted:
        return []
    by_alias = [entry for match in lexicon.matches(typed, loose=True) for entry in match.entries if entry.kind is kind]
    folded = [(fold(entry.name), entry) for entry in lexicon.entries(kind)]
    beginning = [entry for name, entry in folded if name.startswith(wanted)]
    within = [entry for name, entry in folded if f" {wanted}" in name]
    found = {entry.key: Choice(entry.key, entry.name) for entry in (*by_alias, *beginning, *within)}
    return list(found.values())[:_MOST_SUGGESTIONS]


class _Form:
    """Reads fields, and gathers what is wrong with them."""

    def __init__(self, typed: Mapping[str, Typed], today: date) -> None:
        self._typed = typed
        self._today = today
        self.faults: dict[str, str] = {}

    def text(self, name: str) -> str | None:
        typed = self._typed.get(name)
        return clean(typed).strip() or None if isinstance(typed, str) else None

    def keys(self, name: str) -> list[str]:
        chosen = self._typed.get(name)
        return [choice.value for choice in chosen] if isinstance(chosen, tuple) else []

    def word(self, name: str) -> str | None:
        return next(iter(self.keys(name)), None)

    def date(self, name: str) -> dict[str, Any] | None:
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


def _of_position(form: _Form) -> dict[str, Any]:
    return {
        "speaker": form.word("speaker"),
        "stance": form.word("stance"),
        "actors": form.keys("actors"),
        "treaties": form.keys("treaties"),
    }


def _of_allegation(form: _Form) -> dict[str, Any]:
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


def _shown_back(record: docs.RecordDocument, field: str) -> str:
    when = parts.fuzzy(getattr(record, field))
    bounds = str(FuzzyDate(when.earliest, when.latest, when.precision)).removeprefix("between ").replace(" and ", " to ")
    label = "Said" if field == "said" else "Said to have occurred"
    return f"{label}: “{when.text}”, read as {bounds}." if when.text not in {None, bounds} else f"{label}: {bounds}."


def _waiting(found: list[Record]) -> Record:
    """Give the record if it still waits for review; raise RapporteurError that says what became of it."""
    if not found:
        raise StaleError("That record is no longer there.", cure="Open the queue again.")
    record = found[0]
    if record.state is not RecordState.IN_REVIEW:
        by = (record.reviewer or "").removeprefix(PREFIX) if record.state is not RecordState.DRAFT else ""
        raise StaleError(f"{record.ref} no longer waits for review: it is {record.state.replace('_', ' ')}.", by=by)
    return record


def _queue_item(record: Record, lexicon: Lexicon) -> QueueItem:
    names = [f"{_ROLE_LABELS[role]}: {_named(lexicon, record.linked(role))}" for role in _ROLE_LABELS if record.linked(role)]
    dates = [f"said: {record.said}"] if record.said else []
    if isinstance(record, Position):
        dates.append(f"stance: {record.stance.replace('_', ' ')}")
    if isinstance(record, Allegation):
        dates.extend([f"said to have occurred: {record.occurred}"] if record.occurred else [])
        dates.extend([f"act: {record.act.replace('_', ' ')}", f"status: {record.status.replace('_', ' ')}"])
    return QueueItem(
        record_id=record.id,
        version=record.version,
        ref=record.ref,
        kind=record.kind,
        summary=record.summary,
        author=(record.author or "unknown").removeprefix(PREFIX),
        details=(*names, *dates, f"TLP:{record.tlp}", f"sensitivity: {record.sensitivity or 'not set'}"),
        words=record.words_text,
        translation=record.words_translation,
        sources=tuple((f"{each.source.publisher}: {each.source.title}", each.source.url) for each in record.citations),
        tlp=record.tlp,
        sensitivity=record.sensitivity,
    )


def _marked(documents: Iterable[docs.Document | None], marked: Marking) -> Iterator[docs.Document]:
    """Give a record with its marking, and the source that was put in with it: without it the record would have none."""
    for document in documents:
        if isinstance(document, docs.RecordDocument):
            yield msgspec.structs.replace(document, tlp=marked.tlp, sensitivity=marked.sensitivity)
        elif isinstance(document, docs.SourceDocument):
            yield msgspec.structs.replace(document, tlp=marked.tlp)


def _source_key(record_key: str) -> str:
    """Name the source that is put in with a record by form."""
    return f"{record_key}-source"


def _named(lexicon: Lexicon, ids: list[int]) -> str:
    entries = [lexicon.get(each) for each in ids]
    return ", ".join(entry.name for entry in entries if entry)
