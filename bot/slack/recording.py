"""From a filled form to a record of the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from bot.answers.answer import Finding
from bot.answers.compose import findings
from bot.answers.wording import counted, no_response
from bot.clock import Clock
from bot.database import Database, lock_publications
from bot.names.lexicon import LexiconKeeper
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import reading, writing
from bot.register.dates import FuzzyDate
from bot.register.duplicates.candidates import Sight
from bot.register.duplicates.twins import Twin, likely_twins, refs_in_sight, related_to, relations
from bot.register.model import Allegation, Assessment, Response
from bot.register.vocabulary import Kind, RecordState
from bot.slack.record_form import read_record
from bot.slack.reviewing import PREFIX, QueueItem, StaleError, queue_item
from bot.slack.roles import MEMBERS_CEILING, Person
from bot.slack.suggesting import suggestions
from bot.slack.twins import Decision, relations_said, sight_of
from bot.slack.views.forms import Choice, Typed


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

    def suggest(self, kind: Kind, typed: str, *, to_readers: bool = False) -> list[Choice]:
        """Give names of a kind that fit what was typed, the best first: aliases count, in any letters.

        To readers no private individual is named.
        """
        return suggestions(self._lexicons.current(), kind, typed, to_readers=to_readers)

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


def _shown_back(record: docs.RecordDocument, field: str) -> str:
    when = parts.fuzzy(getattr(record, field))
    bounds = str(FuzzyDate(when.earliest, when.latest, when.precision)).removeprefix("between ").replace(" and ", " to ")
    label = "Said" if field == "said" else "Said to have occurred"
    return f"{label}: “{when.text}”, read as {bounds}." if when.text not in {None, bounds} else f"{label}: {bounds}."


def _answered(answers: Sequence[Response | Assessment], today: date) -> str:
    responses = [each for each in answers if isinstance(each, Response)]
    return f"{counted(len(responses), Kind.RESPONSE).capitalize()} recorded." if responses else no_response(today)
