"""What waits for review, and what its reviewers decide."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from bot.answers.answer import Difference, Finding
from bot.answers.compose import findings_unseen
from bot.answers.log import FROM_SLACK, differences_between
from bot.answers.wording import sentence
from bot.clock import Clock
from bot.database import Database, Transaction, lock_publications
from bot.errors import RapporteurError
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon
from bot.register import documents as docs
from bot.register import reading, writing
from bot.register.duplicates.twins import link_duplicate, refs_in_sight, relations, twins_of
from bot.register.editing import acts
from bot.register.editing.edits import EditConflictError
from bot.register.model import Record
from bot.register.vocabulary import ChangeAct, Kind, RecordState, Sensitivity, Tlp
from bot.register.waiting import proposals, queue, requests
from bot.register.waiting.proposals import Proposal
from bot.register.waiting.requests import Request
from bot.register.writing import Saved
from bot.slack.editing.queue_details import details_of
from bot.slack.editing.queued import ProposalItem, RequestItem, Since
from bot.slack.editing.record_form import source_key
from bot.slack.editing.twins import REVIEWERS_SIGHT, Likely, likely, relations_said
from bot.slack.editing.typed_form import TypedForm
from bot.slack.people.roles import MEMBERS_CEILING
from bot.slack.views.forms import Typed

MOST_SHOWN = 15
"""As much of the queue as is shown at once, and compared with other records."""
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
    finding: Finding | None = None
    """The record as readers will see it."""
    since: Since | None = None
    at: datetime | None = None
    """Since when it waits."""

    @property
    def undecided(self) -> bool:
        """Tell whether a reviewer has yet to say who may see it, or what in it could do harm: as it is, nobody is shown it."""
        return self.sensitivity is None or self.tlp not in MEMBERS_CEILING.and_more_open


QueueEntry = RequestItem | ProposalItem | QueueItem


@dataclass(frozen=True, slots=True)
class Queue:
    """Some of what waits for one reviewer, from number `start` on: requests, then corrections, then records."""

    entries: tuple[QueueEntry, ...]
    requests: int
    corrections: int
    records: int
    start: int = 0

    @property
    def total(self) -> int:
        """Give how much waits in all."""
        return self.requests + self.corrections + self.records


class Reviewing:
    """Let records out, or give them back."""

    def __init__(self, database: Database, lexicons: LexiconKeeper, clock: Clock, zone: ZoneInfo) -> None:
        self._database = database
        self._lexicons = lexicons
        self._clock = clock
        self._zone = zone

    def waiting(self, reviewer: str, *, start: int = 0) -> Queue:
        """Give what waits, from number `start` on, as far as it is shown at once; `reviewer` is a Slack user id."""
        with self._database.read() as session:
            asked, proposed, ids = requests.requests(session), proposals.proposals(session), queue.in_review(session)
            total = len(asked) + len(proposed) + len(ids)
            start = start if start < total else 0  # what stood there was decided on meanwhile
            page = range(start, min(start + MOST_SHOWN, total))
            in_order: list[Request | Proposal | int] = [*asked, *proposed, *ids]
            chosen = [in_order[each] for each in page]
            seen = _Seen(session, self._lexicons.current(session), self._clock().astimezone(self._zone).date())
            entries = tuple(seen.entries(chosen, f"{PREFIX}{reviewer}"))
            return Queue(entries, len(asked), len(proposed), len(ids), start)

    def queue(self) -> list[QueueItem]:
        """Give what waits for review, the oldest first."""
        with self._database.read() as session:
            lexicon, waiting = self._lexicons.current(session), reading.queue(session)
            ids = [record.id for record in waiting[:MOST_SHOWN]]
            related, twins = relations(session, ids, REVIEWERS_SIGHT), twins_of(session, ids, sight=REVIEWERS_SIGHT)
            told = {each: likely(related[each], twins[each]) for each in ids}
            return [queue_item(record, lexicon, told.get(record.id)) for record in waiting]

    def item(self, record_id: int) -> QueueItem:
        """Give one record that waits for review; raise RapporteurError where it no longer does."""
        with self._database.read() as session:
            _waiting(session, record_id)
            seen = _Seen(session, self._lexicons.current(session), self._clock().astimezone(self._zone).date())
            return seen.records([record_id])[record_id]

    def approve(self, record_id: int, version: int, *, who: str, marked: Marking | None = None) -> str:
        """Publish a record as it was seen, marked as its reviewer decides, and say what came of it.

        Raises RapporteurError where it was decided on already, has changed since, or is one's own.
        """
        with self._database.write() as session:
            record = _waiting(session, record_id)
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
        return self._end(acts.send_back, record_id, version, who, why)

    def reject(self, record_id: int, version: int, *, who: str, why: str) -> QueueItem:
        """End the way of a record for good and give it as it was; raises as `send_back` does, and where it was seen."""
        return self._end(acts.reject, record_id, version, who, why)

    def confirm(self, proposal_id: int, version: int, *, who: str) -> Proposal:
        """Make a correction that was proposed, as it was seen upon the record's version; raise RapporteurError."""
        with self._database.write() as session:
            return proposals.confirm(session, proposal_id, version, who=f"{PREFIX}{who}", now=self._clock())

    def decline(self, proposal_id: int, *, who: str, why: str) -> Proposal:
        """Leave a record as it is although a correction was proposed, and give that; raise RapporteurError."""
        with self._database.write() as session:
            return proposals.decline(session, proposal_id, who=f"{PREFIX}{who}", why=why, now=self._clock())

    def proposal(self, proposal_id: int) -> Proposal:
        """Give a correction that waits; raise RapporteurError for any other."""
        with self._database.read() as session:
            return proposals.proposal(session, proposal_id)

    def _end(self, act: Callable[..., Saved], record_id: int, version: int, who: str, why: str) -> QueueItem:
        with self._database.write() as session:
            item = queue_item(_waiting(session, record_id), self._lexicons.current(session))
            with _stale_where_changed(item.ref):
                act(session, record_id, who=f"{PREFIX}{who}", why=why, now=self._clock(), version=version)
        return item

    def link(self, record_id: int, version: int, other_id: int, *, who: str) -> str:
        """Record that one that waits for review, as it was seen, is a duplicate of another, and say what came of it.

        Raises RapporteurError where it was decided on already, has changed since, or where the other can't be linked to.
        """
        with self._database.write() as session:
            lock_publications(session)
            ref = _waiting(session, record_id, version).ref
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


def _waiting(session: Transaction, record_id: int, version: int | None = None) -> Record:
    """Give the record if it still waits for review, as it was seen; raise StaleError that says what became of it."""
    found = reading.records(session, [record_id])
    if not found:
        raise StaleError("That record is no longer there.", cure="Open the queue again.")
    record = found[0]
    if record.state is not RecordState.IN_REVIEW:
        decided = queue.last_decisions(session, [record_id]).get(record_id)
        became = _BECAME.get(decided.act, record.state.value) if decided else record.state.replace("_", " ")
        why = f" Reason: {sentence(decided.why)}" if decided and decided.act in _WITH_REASON else ""
        by = decided.who.removeprefix(PREFIX) if decided else ""
        raise StaleError(f"{record.ref} no longer waits for review: it is {became}.{why}", by=by)
    if version is not None and record.version != version:
        raise StaleError(f"{record.ref} has changed since you saw it.", cure="Look at it again, and decide then.")
    return record


_BECAME = {
    ChangeAct.PUBLISHED: "published",
    ChangeAct.CORRECTED: "published",
    ChangeAct.STATUS_MOVED: "published",
    ChangeAct.SENT_BACK: "a draft again, sent back",
    ChangeAct.REJECTED: "rejected",
    ChangeAct.WITHDRAWN: "withdrawn",
}
_WITH_REASON = (ChangeAct.SENT_BACK, ChangeAct.REJECTED, ChangeAct.WITHDRAWN)


@dataclass
class _Seen:
    """Reads what waits as its reviewers are shown it."""

    session: Transaction
    lexicon: Lexicon
    today: date

    def entries(self, chosen: Sequence[Request | Proposal | int], who: str) -> Iterator[QueueEntry]:
        """Give what was chosen, in its order; what is `who`'s own is marked."""
        items = self.records([each for each in chosen if isinstance(each, int)])
        subjects = {
            each.record_id if isinstance(each, Proposal) else each.wish.record_id
            for each in chosen
            if not isinstance(each, int)
        }
        found = {each.record_id: each for each in self._findings(sorted(subjects))}
        for each in chosen:
            if isinstance(each, Proposal):
                yield self._proposal(each, found[each.record_id], who)
            elif isinstance(each, Request):
                yield RequestItem(each, each.who.removeprefix(PREFIX), found[each.wish.record_id], each.who == who)
            elif each in items:
                yield items[each]

    def records(self, ids: Sequence[int]) -> dict[int, QueueItem]:
        """Give records that wait for review, by id."""
        related, twins = relations(self.session, ids, REVIEWERS_SIGHT), twins_of(self.session, ids, sight=REVIEWERS_SIGHT)
        decisions, waits = queue.last_decisions(self.session, ids), queue.since(self.session, ids)
        findings = {each.record_id: each for each in self._findings(ids)}
        return {
            record.id: replace(
                queue_item(record, self.lexicon, likely(related[record.id], twins[record.id])),
                finding=findings[record.id],
                since=self._since(record.id, decisions.get(record.id)),
                at=waits.get(record.id),
            )
            for record in reading.records(self.session, ids)
        }

    def _findings(self, ids: Sequence[int]) -> list[Finding]:
        return findings_unseen(self.session, self.lexicon, ids, today=self.today, ceiling=MEMBERS_CEILING)

    def _since(self, record_id: int, decided: queue.Decision | None) -> Since | None:
        document = reading.document_of(self.session, record_id)
        if decided is None or not isinstance(document, docs.RecordDocument):
            return None
        became = {ChangeAct.SENT_BACK: "sent back", ChangeAct.WITHDRAWN: "withdrawn"}.get(decided.act, "let out")
        differences = self._differences(decided.document, document)
        return Since(became, decided.who.removeprefix(PREFIX), decided.at, decided.why, differences)

    def _proposal(self, proposal: Proposal, finding: Finding, who: str) -> ProposalItem:
        own = "You proposed it" if proposal.who == who else "You recorded it" if proposal.before.author == who else ""
        obstacle = ""
        if proposal.gone:
            obstacle = f"{proposal.ref} is {proposal.before.state.replace('_', ' ')} by now: decline this, or restore it first."
        elif proposal.clashes:
            fields = ", ".join(each.replace("_", " ") for each in proposal.clashes)
            obstacle = f"Changed otherwise since this was proposed: {fields}. Decline this, and have it proposed anew."
        return ProposalItem(
            proposal_id=proposal.id,
            record_id=proposal.record_id,
            version=proposal.version,
            ref=proposal.ref,
            finding=finding,
            differences=self._differences(proposal.before, proposal.after),
            by=proposal.who.removeprefix(PREFIX),
            why=proposal.why,
            at=proposal.at,
            own=own,
            obstacle=obstacle,
        )

    def _differences(self, before: docs.RecordDocument, after: docs.RecordDocument) -> tuple[Difference, ...]:
        return differences_between(self.session, self.lexicon, MEMBERS_CEILING, before, after)


def queue_item(record: Record, lexicon: Lexicon, told: Likely | None = None) -> QueueItem:
    """Give a record as its reviewers are shown it."""
    return QueueItem(
        record_id=record.id,
        version=record.version,
        ref=record.ref,
        kind=record.kind,
        summary=record.summary,
        author=(record.author or "unknown").removeprefix(PREFIX),
        details=details_of(record, lexicon),
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
        by = error.changes[-1].who.removeprefix(PREFIX) if error.changes else ""
        fields = ", ".join(dict.fromkeys(each.field.replace("_", " ") for each in error.changes))
        raise StaleError(
            f"{ref} has changed since you saw it{f' ({fields})' if fields else ''}.", "Look at it again, and decide then.", by
        ) from error


def _marked(source: docs.Document | None, marked: Marking) -> Iterator[docs.Document]:
    """Give the source that was put in with a record with its marking: without it the record would have none."""
    if isinstance(source, docs.SourceDocument):
        yield msgspec.structs.replace(source, tlp=marked.tlp)
