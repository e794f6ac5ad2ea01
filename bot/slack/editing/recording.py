"""From a filled form to a record of the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from bot.answers.answer import Finding
from bot.answers.compose import findings
from bot.answers.offered import open_names
from bot.answers.wording import STATUS_WORDS, counted, no_response
from bot.clock import Clock
from bot.database import Database, lock_publications
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon
from bot.register import choosing, reading, writing
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.duplicates.candidates import Sight
from bot.register.duplicates.twins import Twin, likely_twins, refs_in_sight, related_to, relations
from bot.register.model import Allegation, Assessment, Response
from bot.register.vocabulary import REFERENCE_KINDS, Kind, RecordState, Tlp
from bot.slack.editing.drafts import drop
from bot.slack.editing.new_names import ADDABLE
from bot.slack.editing.record_form import read_record
from bot.slack.editing.reviewing import PREFIX, QueueItem, StaleError, queue_item
from bot.slack.editing.suggesting import suggestions
from bot.slack.editing.twins import Decision, relations_said, sight_of
from bot.slack.editing.typed_form import FormError, bounds_of
from bot.slack.people.roles import MEMBERS_CEILING, Person
from bot.slack.views.forms import Choice, Typed, new_name


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
    """Put records in."""

    def __init__(self, database: Database, lexicons: LexiconKeeper, clock: Clock) -> None:
        self._database = database
        self._lexicons = lexicons
        self._clock = clock

    def suggest_to_reader(self, kind: Kind, typed: str, ceiling: Tlp) -> list[Choice]:
        """Give names likewise, without private individuals and what only records bear that are above the ceiling."""
        with self._database.read() as session:
            lexicon = self._lexicons.current(session)
            is_open = open_names(session, lexicon, ceiling)
            return suggestions(lexicon, kind, typed, lambda entry: not entry.is_private and is_open(entry))

    def suggest_to_recorder(self, kind: Kind, typed: str, person: Person, *, may_add: bool = False) -> list[Choice]:
        """Give what fits what a recorder types: names from memory, sources and records as far as they may see them.

        With `may_add` the last choice is to add what was typed as a new name, where it is none of the kind yet.
        """
        if kind not in REFERENCE_KINDS:
            sight = sight_of(person, f"{PREFIX}{person.user_id}")
            with self._database.read() as session:
                if kind is Kind.SOURCE:
                    return [source_choice(each) for each in choosing.sources_like(session, typed, sight)]
                return [record_choice(each) for each in choosing.records_like(session, kind, typed, sight)]
        lexicon = self._lexicons.current()
        found = suggestions(lexicon, kind, typed)
        wanted = typed.strip()
        if may_add and kind in ADDABLE and len(wanted) > 1 and not _is_name(lexicon, kind, wanted):
            return [*found, new_name(wanted)]
        return found

    def choice(self, kind: Kind, key_or_ref: str, person: Person) -> Choice | None:
        """Give a source or a record as it stands in a form when it is chosen; None where the person may not see it."""
        sight = sight_of(person, f"{PREFIX}{person.user_id}")
        with self._database.read() as session:
            if kind is Kind.SOURCE:
                source = choosing.source_of(session, key_or_ref, sight)
                return source_choice(source) if source else None
            record = choosing.record_of(session, key_or_ref, kind, sight)
            return record_choice(record) if record else None

    def source_at(self, url: str, person: Person) -> Choice | None:
        """Give the source with an address as it stands in a form when it is chosen, or None."""
        with self._database.read() as session:
            found = choosing.source_at(session, url, sight_of(person, f"{PREFIX}{person.user_id}"))
        return source_choice(found) if found else None

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

        A form that is sent twice makes one record, as it was sent first; what was kept of it as a form that is begun goes
        with the saving. Raise FormError for fields that can't be read, RuleBrokenError for what the register's rules forbid,
        StaleError where a record can't be linked to any more.
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
            if record_id is None and (unseen := choosing.unseen(session, record, sight, new=[source] if source else [])):
                raise FormError(dict.fromkeys(unseen, "Choose one from the list."))
            if record_id is None and decision.other_id is not None:
                if not refs_in_sight(session, {decision.other_id}, sight):
                    cure = "Save again, and choose anew."
                    raise StaleError("The record that you chose can't be linked to any more.", cure=cure)
                record = related_to(session, record, decision.other_id, decision.relation)
            elif record_id is None:
                twins = likely_twins(session, record, sight=sight, sources=[source] if source else [])
            if decision.shown.issuperset(twin.record_id for twin in twins):
                drop(session, person.user_id, form_id)
                if record_id is None:
                    new = [source, record] if source else [record]
                    saved = writing.save(session, new, who=who, why="recorded in Slack", now=self._clock())
                    record_id = saved.ids[record.key]
                (found,) = reading.records(session, [record_id])
                if found.author != who:
                    raise StaleError("This form was sent by somebody else.", cure="Open a form of your own.")
                dates = (_shown_back(record, field) for field in record.dates if getattr(record, field, None))
                related = relations_said(relations(session, [record_id], sight)[record_id])
                return SavedRecord(found.ref, found.summary, found.state, (*dates, *related))
        return self._offer(twins, decision.shown, sight, today)

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
                offered.append(OfferedTwin(twin, record.state, queue_item(record, lexicon), answered))
            elif finding := seen.get(twin.record_id):
                offered.append(OfferedTwin(twin, RecordState.PUBLISHED, finding))
        return Offer(tuple(offered), shown.union(twin.record_id for twin in twins))


_DATES = {
    "said": "Said",
    "occurred": "Said to have occurred",
    "asked_on": "Asked",
    "decided": "Decided",
    "deposited": "Deposited",
    "effective": "Takes effect",
    "status_since": "Status since",
}


def _is_name(lexicon: Lexicon, kind: Kind, typed: str) -> bool:
    return any(match.text == typed and kind in match.by_kind for match in lexicon.matches(typed, loose=True))


def _shown_back(record: docs.RecordDocument, field: str) -> str:
    when, label = parts.fuzzy(getattr(record, field)), _DATES[field]
    bounds = bounds_of(when)
    return f"{label}: “{when.text}”, read as {bounds}." if when.text not in {None, bounds} else f"{label}: {bounds}."


def source_choice(source: choosing.FoundSource) -> Choice:
    """Give a source as it stands in a list."""
    return Choice(source.key, f"{source.publisher}: {source.title}")


def record_choice(record: choosing.FoundRecord) -> Choice:
    """Give a record as it stands in a list; an allegation never stands there without its status and its response."""
    if record.status is None:
        return Choice(record.key, f"{record.ref} · {record.summary}")
    answered = counted(record.responses, Kind.RESPONSE) if record.responses else "no response recorded"
    return Choice(record.key, f"{record.ref} · {STATUS_WORDS[record.status]}, {answered} · {record.summary}")


def _answered(answers: Sequence[Response | Assessment], today: date) -> str:
    responses = [each for each in answers if isinstance(each, Response)]
    return f"{counted(len(responses), Kind.RESPONSE).capitalize()} recorded." if responses else no_response(today)
