"""What waits for review, and what its reviewers decide."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

import msgspec

from bot.answers.log import FROM_SLACK
from bot.clock import Clock
from bot.database import Database, lock_publications
from bot.errors import RapporteurError
from bot.names.lexicon import Lexicon, LexiconKeeper
from bot.register import documents as docs
from bot.register import reading, writing
from bot.register.duplicates.twins import link_duplicate, refs_in_sight, relations, twins_of
from bot.register.editing import acts
from bot.register.editing.edits import EditConflictError
from bot.register.model import Allegation, Position, Record
from bot.register.vocabulary import Kind, RecordState, Role, Sensitivity, Tlp
from bot.slack.record_form import source_key
from bot.slack.roles import MEMBERS_CEILING
from bot.slack.twins import REVIEWERS_SIGHT, Likely, likely, relations_said
from bot.slack.typed_form import TypedForm
from bot.slack.views.forms import Typed

_MOST_COMPARED = 15
"""Records of the queue that are compared with others: as many as are shown at once."""
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


class StaleError(RapporteurError):
    """A record that was decided on already; `by` is who did, where that is known."""

    def __init__(self, what: str, cure: str = "", by: str = "") -> None:
        super().__init__(what, cure=cure)
        self.by = by


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
    likely: Likely = field(default_factory=Likely)

    @property
    def undecided(self) -> bool:
        """Tell whether a reviewer has yet to say who may see it, or what in it could do harm: as it is, nobody is shown it."""
        return self.sensitivity is None or self.tlp not in MEMBERS_CEILING.and_more_open


class Reviewing:
    """Let records out, or give them back."""

    def __init__(self, database: Database, lexicons: LexiconKeeper, clock: Clock) -> None:
        self._database = database
        self._lexicons = lexicons
        self._clock = clock

    def queue(self) -> list[QueueItem]:
        """Give what waits for review, the oldest first."""
        with self._database.read() as session:
            lexicon, waiting = self._lexicons.current(session), reading.queue(session)
            ids = [record.id for record in waiting[:_MOST_COMPARED]]
            related, twins = relations(session, ids, REVIEWERS_SIGHT), twins_of(session, ids, sight=REVIEWERS_SIGHT)
            told = {each: likely(related[each], twins[each]) for each in ids}
            return [queue_item(record, lexicon, told.get(record.id)) for record in waiting]

    def item(self, record_id: int) -> QueueItem:
        """Give one record that waits for review; raise RapporteurError where it no longer does."""
        with self._database.read() as session:
            record = _waiting(reading.records(session, [record_id]))
            related = relations(session, [record_id], REVIEWERS_SIGHT)[record_id]
            twins = twins_of(session, [record_id], sight=REVIEWERS_SIGHT)[record_id]
            return queue_item(record, self._lexicons.current(session), likely(related, twins))

    def approve(self, record_id: int, version: int, *, who: str, marked: Marking | None = None) -> str:
        """Publish a record as it was seen, marked as its reviewer decides, and say what came of it.

        Raises RapporteurError where it was decided on already, has changed since, or is one's own.
        """
        with self._database.write() as session:
            record = _waiting(reading.records(session, [record_id]))
            ref, tlp = record.ref, marked.tlp if marked else record.tlp
            with _stale_where_changed(ref):
                acts.publish(
                    session,
                    record_id,
                    who=f"{PREFIX}{who}",
                    now=self._clock(),
                    version=version,
                    tlp=tlp,
                    sensitivity=marked.sensitivity if marked else None,
                )
            if marked and (own_source := reading.id_of(session, source_key(record.key))):
                source = _marked(reading.document_of(session, own_source), marked)
                writing.save(session, source, who=f"{PREFIX}{who}", why="marked in review", now=self._clock())
        if tlp in MEMBERS_CEILING.and_more_open:
            return f"{ref} is published."
        return f"{ref} is published, but as TLP:{tlp} no channel and no digest shows it."

    def send_back(self, record_id: int, version: int, *, who: str, why: str) -> QueueItem:
        """Give a record back to its author and give it as it was.

        Raises RapporteurError where it was decided on already, or has changed since.
        """
        with self._database.write() as session:
            item = queue_item(_waiting(reading.records(session, [record_id])), self._lexicons.current(session))
            with _stale_where_changed(item.ref):
                acts.send_back(session, record_id, who=f"{PREFIX}{who}", why=why, now=self._clock(), version=version)
        return item

    def link(self, record_id: int, version: int, other_id: int, *, who: str) -> str:
        """Record that one that waits for review, as it was seen, is a duplicate of another, and say what came of it.

        Raises RapporteurError where it was decided on already, has changed since, or where the other can't be linked to.
        """
        with self._database.write() as session:
            lock_publications(session)
            ref = _waiting(reading.records(session, [record_id]), version).ref
            if not refs_in_sight(session, {other_id}, REVIEWERS_SIGHT):
                raise StaleError(f"The record that {ref} looked like can't be linked to any more.")
            link_duplicate(session, record_id, other_id, who=f"{PREFIX}{who}", why="found to be a duplicate", now=self._clock())
            related = relations(session, [record_id], REVIEWERS_SIGHT)[record_id]
        return " ".join((f"{ref} is linked, and still waits for review.", *relations_said(related)))


def read_marking(typed: Mapping[str, Typed]) -> Marking:
    """Read what a reviewer decided; raise StaleError for words that no form offers."""
    form = TypedForm(typed, date.min)
    try:
        return Marking(Tlp(form.word("tlp") or ""), Sensitivity(form.word("sensitivity") or ""))
    except ValueError:
        raise StaleError("That form is no longer good.", cure="Open the queue again.") from None


def _waiting(found: list[Record], version: int | None = None) -> Record:
    """Give the record if it still waits for review, as it was seen; raise StaleError that says what became of it."""
    if not found:
        raise StaleError("That record is no longer there.", cure="Open the queue again.")
    record = found[0]
    if record.state is not RecordState.IN_REVIEW:
        by = (record.reviewer or "").removeprefix(PREFIX) if record.state is not RecordState.DRAFT else ""
        raise StaleError(f"{record.ref} no longer waits for review: it is {record.state.replace('_', ' ')}.", by=by)
    if version is not None and record.version != version:
        raise StaleError(f"{record.ref} has changed since you saw it.", cure="Look at it again, and decide then.")
    return record


def queue_item(record: Record, lexicon: Lexicon, told: Likely | None = None) -> QueueItem:
    """Give a record as its reviewers are shown it."""
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
        likely=told or Likely(),
    )


@contextmanager
def _stale_where_changed(ref: str) -> Iterator[None]:
    """Say in the queue's words that a record is no longer what a reviewer saw."""
    try:
        yield
    except EditConflictError as error:
        raise StaleError(f"{ref} has changed since you saw it.", cure="Look at it again, and decide then.") from error


def _marked(source: docs.Document | None, marked: Marking) -> Iterator[docs.Document]:
    """Give the source that was put in with a record with its marking: without it the record would have none."""
    if isinstance(source, docs.SourceDocument):
        yield msgspec.structs.replace(source, tlp=marked.tlp)


def _named(lexicon: Lexicon, ids: list[int]) -> str:
    entries = [lexicon.get(each) for each in ids]
    return ", ".join(entry.name for entry in entries if entry)
