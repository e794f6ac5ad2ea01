"""What can be done with a record from its menu: status moves, corrections, edits, withdrawal, and taking it up again.

Who may do what is asked here each time; the rules of the register stand in its own acts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec

from bot.answers.answer import Finding
from bot.answers.compose import findings, findings_unseen
from bot.answers.log import FROM_SLACK
from bot.clock import Clock
from bot.database import Database, Transaction
from bot.errors import RapporteurError
from bot.names.keeper import LexiconKeeper
from bot.register import choosing, reading, writing
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.duplicates.candidates import Sight
from bot.register.editing import acts, moves
from bot.register.editing.edits import EditConflictError
from bot.register.editing.opening import Opened, as_it_is, document_at
from bot.register.model import Citation, Record
from bot.register.vocabulary import Kind, RecordState, Tlp
from bot.register.waiting import proposals, queue
from bot.slack.editing.edit_form import OF_FIRST_SOURCE, edited, left_out, typed_of
from bot.slack.editing.queued import OwnDraft, OwnDrafts
from bot.slack.editing.recording import source_choice
from bot.slack.editing.status_form import MoveAsked, cited_choices
from bot.slack.editing.twins import sight_of
from bot.slack.editing.typed_form import FormError
from bot.slack.people.roles import MEMBERS_CEILING, Person
from bot.slack.views.editing.status_form import StatusChoices
from bot.slack.views.forms import Typed

_IS_A_WRITER = "You are one of its writers now, so somebody else has to let it out."
_RECORDERS, _REVIEWERS = "recorders, reviewers and admins", "reviewers and admins"


class NotThereError(RapporteurError):
    """No record that this person may see: whether there is one is not told."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"No record {ref} is published in Rapporteur.", cure="Look at its number, such as ALL-0017, again.")


class Deed(StrEnum):
    """What can be done with a record; the words are ids of buttons."""

    WRONG = "wrong"
    MOVE = "move"
    CORRECT = "correct"
    RESPONSE = "response"
    ASSESSMENT = "assessment"
    EDIT = "edit"
    WITHDRAW = "withdraw"
    RESTORE = "restore"


_OF_STATE: dict[RecordState, tuple[Deed, ...]] = {
    RecordState.PUBLISHED: (Deed.MOVE, Deed.RESPONSE, Deed.ASSESSMENT, Deed.CORRECT, Deed.WITHDRAW, Deed.WRONG),
    RecordState.WITHDRAWN: (Deed.RESTORE,),
    RecordState.IN_REVIEW: (Deed.EDIT,),
    RecordState.DRAFT: (Deed.EDIT,),
}
_OF_ALLEGATIONS = frozenset({Deed.MOVE, Deed.RESPONSE, Deed.ASSESSMENT})
_OF_REVIEWERS = frozenset({Deed.MOVE, Deed.WITHDRAW})


@dataclass(frozen=True, slots=True)
class MenuRecord:
    """A record as somebody sees it in its menu, at the version that they see, and what they may do with it."""

    record_id: int
    version: int
    ref: str
    key: str
    kind: Kind
    state: RecordState
    finding: Finding
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Editing:
    """A record in the form that edits it; `left_out` are fields that stay as they are: too long, or not to be shown."""

    record_id: int
    version: int
    ref: str
    kind: Kind
    state: RecordState
    typed: dict[str, Typed]
    left_out: frozenset[str]


class Moving:
    """Take records one step on."""

    def __init__(self, database: Database, lexicons: LexiconKeeper, clock: Clock, zone: ZoneInfo) -> None:
        self._database = database
        self._lexicons = lexicons
        self._clock = clock
        self._zone = zone

    def find(self, ref: str, person: Person, ceiling: Tlp) -> MenuRecord:
        """Give a record by its ref for its menu; raise NotThereError unless this person may see it."""
        with self._database.read() as session:
            record_id = reading.id_of(session, ref)
            if record_id is None:
                raise NotThereError(ref.upper())
            return self._menu(session, record_id, person, ceiling, ref.upper())

    def look(self, record_id: int, person: Person, ceiling: Tlp) -> MenuRecord:
        """Give a record by its id; raise as `find` does."""
        with self._database.read() as session:
            return self._menu(session, record_id, person, ceiling, "with that number")

    def drafts(self, person: Person, most: int) -> OwnDrafts:
        """Give the drafts of whoever records, the latest `most` of them as readers would see them."""
        if not person.may_record:
            return OwnDrafts()
        with self._database.read() as session:
            ids = queue.drafts_of(session, f"{FROM_SLACK}{person.user_id}")
            decided = queue.last_decisions(session, ids[:most])
            lexicon = self._lexicons.current(session)
            found = findings_unseen(session, lexicon, ids[:most], today=self.today(), ceiling=MEMBERS_CEILING)
            return OwnDrafts(tuple(OwnDraft(each, decided.get(each.record_id)) for each in found), len(ids))

    def status_choices(self, record_id: int, *, person: Person) -> StatusChoices:
        """Say where the status of an allegation can move; raise RapporteurError for whoever may not move it."""
        self.require(person, Deed.MOVE)
        with self._database.read() as session:
            record = _held(session, record_id, person)
            allegation = record.document
            if not isinstance(allegation, docs.AllegationDocument):
                raise record.refusal("status", "only an allegation has a status")
            told = moves.obstacles(session, record, MEMBERS_CEILING)
            return StatusChoices(
                now=allegation.status,
                open=tuple(status for status, why in told.items() if not why),
                closed=tuple((status, why) for status, why in told.items() if why),
                sources=cited_choices(_cited(session, record_id)),
            )

    def editing(self, record_id: int, *, person: Person) -> Editing:
        """Give what stands in the fields of a record for the form that edits it; raise RapporteurError."""
        self.require(person, Deed.EDIT)
        with self._database.read() as session:
            record = _held(session, record_id, person)
            typed = self._typed(session, record.document, person)
            kind, state = record.document.kind, record.document.state
            kept = left_out(record.document) | _unseen(session, record_id)
            return Editing(record_id, record.version, record.ref, kind, state, typed, kept)

    def move_status(self, record_id: int, version: int, asked: MoveAsked, *, person: Person) -> str:
        """Move the status of an allegation, and say what came of it; raise RapporteurError."""
        self.require(person, Deed.MOVE)
        who = f"{FROM_SLACK}{person.user_id}"
        with self._database.write() as session:
            record = _held(session, record_id, person)
            if asked.source is not None:
                source = msgspec.structs.replace(asked.source, tlp=record.document.tlp)
                writing.save(session, [source], who=who, why="cited for a move of status", now=self._clock())
                key = source.key
            else:
                key = _cited_key(session, record_id, asked.cited)
            citation = parts.Citation(source=key, locator=asked.locator, quote=asked.quote)
            move = moves.StatusMove(asked.status, citation, asked.since, asked.alleged_by)
            acts.move_status(
                session, record_id, move, who=who, why=asked.why, now=self._clock(), version=version, ceiling=MEMBERS_CEILING
            )
        return f"{record.ref} is {asked.status.replace('_', ' ')} now, and its readers are told."

    def withdraw(self, record_id: int, version: int, why: str, *, person: Person) -> str:
        """Take a published record back; raise RapporteurError."""
        self.require(person, Deed.WITHDRAW)
        with self._database.write() as session:
            ref = _held(session, record_id, person).ref
            who = f"{FROM_SLACK}{person.user_id}"
            acts.withdraw(session, record_id, who=who, why=why, now=self._clock(), version=version)
        return f"{ref} is withdrawn. Its number, the date and the reason stay, and whoever got it is told."

    def restore(self, record_id: int, version: int, why: str, *, person: Person) -> str:
        """Put a withdrawn record into review again; raise RapporteurError."""
        self.require(person, Deed.RESTORE)
        with self._database.write() as session:
            ref = _held(session, record_id, person).ref
            who = f"{FROM_SLACK}{person.user_id}"
            acts.restore(session, record_id, who=who, why=why, now=self._clock(), version=version)
        return f"{ref} waits for review again: somebody else has to approve it."

    def read(self, record_id: int, version: int, typed: Mapping[str, Typed], *, person: Person) -> None:
        """Read a form that edits a record, and change nothing; raise FormError for what can't be read, and RapporteurError."""
        self.require(person, Deed.EDIT)
        with self._database.read() as session:
            _held(session, record_id, person)
            self._edited(session, record_id, document_at(session, record_id, version), typed, person)

    def rebased(self, error: EditConflictError, *, person: Person) -> tuple[dict[str, Typed], str]:
        """Give an edit upon the record as it is now, as it stands in the form, and the fields that both changed."""
        upon_it = error.merged()
        clashes = ", ".join(each.field.replace("_", " ") for each in upon_it.clashes)
        with self._database.read() as session:
            return self._typed(session, upon_it.document, person), clashes

    def edit(self, record_id: int, version: int, typed: Mapping[str, Typed], why: str, *, person: Person) -> str:
        """Do with what a form holds what the record's state asks for, and say what came of it.

        A published record gets a correction proposed, one in review is changed where it is, and a draft goes to review with
        what was changed. Raise FormError for fields that can't be read, and RapporteurError.
        """
        self.require(person, Deed.EDIT)
        who, now = f"{FROM_SLACK}{person.user_id}", self._clock()
        with self._database.write() as session:
            record = _held(session, record_id, person)
            seen = document_at(session, record_id, version)
            changed = self._edited(session, record_id, seen, typed, person)
            match record.document.state:
                case RecordState.PUBLISHED:
                    proposals.propose(session, record_id, changed, version=version, who=who, why=why, now=now)
                    return f"The correction of {record.ref} waits for a second person to read it. Until then it stays as it is."
                case RecordState.DRAFT:
                    if changed != seen:
                        acts.revise(session, record_id, changed, version=version, who=who, why=why, now=now)
                    acts.submit(session, record_id, who=who, now=now, why=why, version=None if changed != seen else version)
                    return f"{record.ref} waits for review: somebody else has to approve it."
                case _:
                    acts.revise(session, record_id, changed, version=version, who=who, why=why, now=now)
                    return f"{record.ref} is changed, and waits for review still. {_IS_A_WRITER}"

    def _typed(self, session: Transaction, document: docs.RecordDocument, person: Person) -> dict[str, Typed]:
        first = next(iter(document.citations), None)
        source = choosing.source_of(session, first.source, _sight(person)) if first else None
        return typed_of(document, self._lexicons.current(session), source_choice(source) if source else None)

    def _edited(
        self, session: Transaction, record_id: int, seen: docs.RecordDocument, typed: Mapping[str, Typed], person: Person
    ) -> docs.RecordDocument:
        """Read a form upon the record as it was seen; raise FormError, also for a source that this person may not see."""
        changed = edited(seen, typed, self.today(), _unseen(session, record_id))
        cited, before = ([each.source for each in document.citations[:1]] for document in (changed, seen))
        if cited != before and choosing.source_of(session, cited[0], _sight(person)) is None:
            raise FormError({"source": "Choose one from the list."})
        return changed

    def today(self) -> date:
        """Give the day of the bot's calendar."""
        return self._clock().astimezone(self._zone).date()

    def _menu(self, session: Transaction, record_id: int, person: Person, ceiling: Tlp, named: str) -> MenuRecord:
        (record,) = reading.records(session, [record_id]) or (None,)
        if record is None or not _may_see(record, person, ceiling):
            raise NotThereError(named)
        lexicon = self._lexicons.current(session)
        compose = findings if record.state is RecordState.PUBLISHED else findings_unseen
        (finding,) = compose(session, lexicon, [record_id], today=self.today(), ceiling=ceiling)
        deeds = tuple(each for each in _OF_STATE[record.state] if _fits(each, record.kind) and _may(person, each))
        return MenuRecord(record.id, record.version, record.ref, record.key, record.kind, record.state, finding, deeds)

    def require(self, person: Person, deed: Deed) -> None:
        """Raise NotAllowedError unless somebody may do this to records."""
        who = _REVIEWERS if deed in _OF_REVIEWERS else _RECORDERS
        person.require(_may(person, deed), _ACTS[deed], who)


_ACTS = {
    Deed.MOVE: "move the status of an allegation",
    Deed.WITHDRAW: "withdraw records",
    Deed.RESTORE: "restore records",
    Deed.EDIT: "change records",
    Deed.CORRECT: "correct records",
}


def _may(person: Person, deed: Deed) -> bool:
    if deed is Deed.WRONG:
        return True
    return person.may_review if deed in _OF_REVIEWERS else person.may_record


def _fits(deed: Deed, kind: Kind) -> bool:
    return kind is Kind.ALLEGATION or deed not in _OF_ALLEGATIONS


def _held(session: Transaction, record_id: int, person: Person) -> Opened:
    """Open a record that this person may see; a forged number tells nothing."""
    (record,) = reading.records(session, [record_id]) or (None,)
    if record is None or not _may_see(record, person, MEMBERS_CEILING):
        raise NotThereError("with that number")
    return as_it_is(session, record_id)


def _sight(person: Person) -> Sight:
    return sight_of(person, f"{FROM_SLACK}{person.user_id}")


def _may_see(record: Record, person: Person, ceiling: Tlp) -> bool:
    if record.state is RecordState.PUBLISHED:
        return record.tlp in ceiling.and_more_open
    if record.state is RecordState.WITHDRAWN:
        return person.may_record and record.tlp in ceiling.and_more_open
    own = record.author == f"{FROM_SLACK}{person.user_id}"  # a draft is its author's; what waits is its reviewers', too
    return person.may_record and (own or (record.state is RecordState.IN_REVIEW and person.may_review))


def _cited_key(session: Transaction, record_id: int, cited: str | None) -> str:
    """Give the key of a source that is cited already by the record or its answers, by its number."""
    keys = {str(each.source_id): each.source.key for each in _cited(session, record_id)}
    if cited not in keys:
        raise RapporteurError("That source is not cited here any more.", "Nothing was changed.", "Choose another.")
    return keys[cited]


def _cited(session: Transaction, record_id: int) -> list[Citation]:
    """Give the citations of a record and of its answers, as far as they and their sources may be shown."""
    answers = reading.about(session, [record_id], MEMBERS_CEILING)[record_id]
    return [
        each
        for record in (*reading.records(session, [record_id]), *answers)
        for each in reading.shown_citations(record, MEMBERS_CEILING)
    ]


def _unseen(session: Transaction, record_id: int) -> frozenset[str]:
    """Give the fields of what is published that stand in a source which those who edit it may not see."""
    (record,) = reading.records(session, [record_id])
    if (
        record.state is not RecordState.PUBLISHED
        or record.citations[:1] == reading.shown_citations(record, MEMBERS_CEILING)[:1]
    ):
        return frozenset()
    return OF_FIRST_SOURCE
