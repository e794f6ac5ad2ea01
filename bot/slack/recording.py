"""From a filled form to a record of the register, and from there through review."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

import msgspec

from bot.answers.answer import Finding
from bot.answers.compose import findings
from bot.answers.log import FROM_SLACK
from bot.answers.offered import open_names
from bot.answers.wording import counted, no_response
from bot.clock import Clock
from bot.database import Database, lock_publications
from bot.errors import RapporteurError
from bot.names.lexicon import Lexicon, LexiconKeeper, NamedEntry
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import reading, writing
from bot.register.dates import FuzzyDate
from bot.register.duplicates.candidates import Sight
from bot.register.duplicates.twins import Twin, likely_twins, link_duplicate, refs_in_sight, related_to, relations, twins_of
from bot.register.editing import acts
from bot.register.editing.edits import EditConflictError
from bot.register.folding import fold
from bot.register.model import Allegation, Assessment, Position, Record, Response
from bot.register.vocabulary import ActorType, Kind, RecordState, Role, Sensitivity, Tlp
from bot.slack.record_form import TypedForm, read_record
from bot.slack.record_form import source_key as _source_key
from bot.slack.roles import MEMBERS_CEILING, Person
from bot.slack.twins import REVIEWERS_SIGHT, Decision, Likely, likely, relations_said, sight_of
from bot.slack.views.forms import Choice, Typed

_MOST_SUGGESTIONS = 30
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
class SavedRecord:
    """What was saved, for the person who did it.

    `notes` say what was made of the dates that they typed, and to what the record is linked.
    """

    ref: str
    summary: str
    state: RecordState
    notes: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class OfferedTwin:
    """A record that is likely the same as the one in the form, as readers see it, or else as the queue shows it.

    The latter is one's own, or waits for review; `response_state` is then that of an allegation: a finding has its own.
    """

    twin: Twin
    state: RecordState
    seen: Finding | QueueItem
    response_state: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What was not saved yet, since it looks like other records. `shown` are the ids of all that were offered so far."""

    twins: tuple[OfferedTwin, ...]
    shown: frozenset[int]


class Recording:
    """Put records in, and let them out."""

    def __init__(self, database: Database, lexicons: LexiconKeeper, clock: Clock) -> None:
        self._database = database
        self._lexicons = lexicons
        self._clock = clock

    def suggest(self, kind: Kind, typed: str) -> list[Choice]:
        """Give a recorder names of a kind that fit what was typed, the best first: aliases count, in any letters."""
        return suggestions(self._lexicons.current(), kind, typed)

    def suggest_to_reader(self, kind: Kind, typed: str, ceiling: Tlp) -> list[Choice]:
        """Give names likewise, without private individuals and what only records bear that are above the ceiling."""
        with self._database.read() as session:
            lexicon = self._lexicons.current(session)
            found = suggestions(lexicon, kind, typed, to_readers=True)
            shown = open_names(session, lexicon, (choice.value for choice in found), ceiling)
        return [choice for choice in found if choice.value in shown]

    def save(
        self,
        kind: Kind,
        typed: Mapping[str, Typed],
        *,
        form_id: str,
        person: Person,
        today: date,
        decision: Decision,
    ) -> SavedRecord | Offer:
        """Save what a form holds, unless it looks like records that `decision` does not know of: then offer those.

        A form that is sent twice makes one record, as it was sent first. Raise FormError for fields that can't be read,
        RuleBrokenError for what the register's rules forbid, StaleError where a record can't be linked to any more.
        """
        source, record = read_record(kind, typed, form_id=form_id, today=today)
        who = f"{PREFIX}{person.user_id}"
        record = msgspec.structs.replace(record, author=who)
        sight = sight_of(person, who)
        twins: list[Twin] = []
        with self._database.write() as session:
            lock_publications(session)  # two who record the same at once would each miss what the other saves
            record_id = reading.id_of(session, record.key)
            if record_id is not None and reading.records(session, [record_id])[0].author != who:
                raise StaleError("That form is no longer good.", cure="Open the form again.")  # it was another person's
            if record_id is None and decision.other_id is not None:
                if not refs_in_sight(session, {decision.other_id}, sight):
                    cure = "Save again, and choose anew."
                    raise StaleError("The record that you chose can't be linked to any more.", cure=cure)
                record = related_to(session, record, decision.other_id, decision.relation)
            elif record_id is None:
                twins = likely_twins(session, record, sight=sight, sources=[source])
            if decision.shown.issuperset(twin.record_id for twin in twins):
                if record_id is None:
                    saved = writing.save(session, [source, record], who=who, why="recorded in Slack", now=self._clock())
                    record_id = saved.ids[record.key]
                (found,) = reading.records(session, [record_id])
                dates = (_shown_back(record, field) for field in ("said", "occurred") if getattr(record, field, None))
                related = relations_said(relations(session, [record_id], sight)[record_id])
                return SavedRecord(found.ref, found.summary, found.state, (*dates, *related))
        return self._offer(twins, decision.shown, sight, today)

    def queue(self) -> list[QueueItem]:
        """Give what waits for review, the oldest first."""
        with self._database.read() as session:
            lexicon, waiting = self._lexicons.current(session), reading.queue(session)
            ids = [record.id for record in waiting[:_MOST_COMPARED]]
            related, twins = relations(session, ids, REVIEWERS_SIGHT), twins_of(session, ids, sight=REVIEWERS_SIGHT)
            told = {each: likely(related[each], twins[each]) for each in ids}
            return [_queue_item(record, lexicon, told.get(record.id)) for record in waiting]

    def item(self, record_id: int) -> QueueItem:
        """Give one record that waits for review; raise RapporteurError where it no longer does."""
        with self._database.read() as session:
            record = _waiting(reading.records(session, [record_id]))
            related = relations(session, [record_id], REVIEWERS_SIGHT)[record_id]
            twins = twins_of(session, [record_id], sight=REVIEWERS_SIGHT)[record_id]
            return _queue_item(record, self._lexicons.current(session), likely(related, twins))

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
            if marked and (own_source := reading.id_of(session, _source_key(record.key))):
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
            item = _queue_item(_waiting(reading.records(session, [record_id])), self._lexicons.current(session))
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

    def _offer(self, twins: Sequence[Twin], shown: frozenset[int], sight: Sight, today: date) -> Offer:
        """Give the twins as they may be seen: what is published as readers see it, the rest as the queue shows it."""
        with self._database.read() as session:
            lexicon = self._lexicons.current(session)
            ids = list(refs_in_sight(session, {twin.record_id for twin in twins}, sight))  # one may be withdrawn by now
            published = findings(session, lexicon, ids, today=today, ceiling=MEMBERS_CEILING)
            seen = {each.record_id: each for each in published}
            others = {each.id: each for each in reading.records(session, [each for each in ids if each not in seen])}
            answers = reading.about(session, others, MEMBERS_CEILING)
        offered = []
        for twin in twins:
            if record := others.get(twin.record_id):
                answered = _answered(answers[record.id], today) if isinstance(record, Allegation) else ""
                offered.append(OfferedTwin(twin, record.state, _queue_item(record, lexicon), answered))
            elif finding := seen.get(twin.record_id):
                offered.append(OfferedTwin(twin, RecordState.PUBLISHED, finding))
        return Offer(tuple(offered), shown.union(twin.record_id for twin in twins))


def read_marking(typed: Mapping[str, Typed]) -> Marking:
    """Read what a reviewer decided; raise StaleError for words that no form offers."""
    form = TypedForm(typed, date.min)
    try:
        return Marking(Tlp(form.word("tlp") or ""), Sensitivity(form.word("sensitivity") or ""))
    except ValueError:
        raise StaleError("That form is no longer good.", cure="Open the queue again.") from None


def suggestions(lexicon: Lexicon, kind: Kind, typed: str, *, to_readers: bool = False) -> list[Choice]:
    """Give the names of a kind that begin with what was typed, then those with a word that does; an alias counts whole."""
    wanted = fold(typed).strip()
    if not wanted:
        return []
    by_alias = [entry for match in lexicon.matches(typed, loose=True) for entry in match.entries if entry.kind is kind]
    entries = lexicon.entries(kind)
    bearers = Counter(entry.name for entry in entries)
    folded = [(fold(entry.name), entry) for entry in entries]
    beginning = [entry for name, entry in folded if name.startswith(wanted)]
    within = [entry for name, entry in folded if f" {wanted}" in name]
    hidden = {ActorType.PRIVATE_INDIVIDUAL} if to_readers else set()
    fitting = [entry for entry in (*by_alias, *beginning, *within) if entry.subtype not in hidden]
    found = list({entry.key: entry for entry in fitting}.values())[:_MOST_SUGGESTIONS]
    return [Choice(entry.key, _named_under(entry, lexicon) if bearers[entry.name] > 1 else entry.name) for entry in found]


def _named_under(entry: NamedEntry, lexicon: Lexicon) -> str:
    """Name an entry with what it stands under: several bear its name."""
    above = lexicon.named(entry.parent_id).name if entry.parent_id is not None else ""
    return f"{entry.name} ({above})" if above else entry.name


def _shown_back(record: docs.RecordDocument, field: str) -> str:
    when = parts.fuzzy(getattr(record, field))
    bounds = str(FuzzyDate(when.earliest, when.latest, when.precision)).removeprefix("between ").replace(" and ", " to ")
    label = "Said" if field == "said" else "Said to have occurred"
    return f"{label}: “{when.text}”, read as {bounds}." if when.text not in {None, bounds} else f"{label}: {bounds}."


def _answered(answers: Sequence[Response | Assessment], today: date) -> str:
    responses = [each for each in answers if isinstance(each, Response)]
    return f"{counted(len(responses), Kind.RESPONSE).capitalize()} recorded." if responses else no_response(today)


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


def _queue_item(record: Record, lexicon: Lexicon, told: Likely | None = None) -> QueueItem:
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
