"""A plan put into words: sections of findings, and the sentences around them.

It is done when a page is posted, not when it is frozen: what was withdrawn or marked in between is then left out.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from bot.answers.answer import Finding
from bot.answers.compose import findings
from bot.answers.wording import sentence
from bot.digests.digest import ITEMS_PER_PAGE, DigestItem, DigestPage, DigestSection
from bot.digests.filters import filter_of, filter_words
from bot.digests.model import Subscription
from bot.digests.selection import PlannedItem, Section
from bot.names.lexicon import Lexicon
from bot.register.dates import spoken
from bot.register.history.log import NO_REASON
from bot.register.model import Change, Publication, Record
from bot.register.vocabulary import ChangeAct, News, Status

LATE = dt.timedelta(hours=12)
"""A digest that is frozen so long after its slot says so."""

_COUNTED = {
    Section.CORRECTIONS: ("correction", "corrections"),
    Section.WITHDRAWN: ("withdrawal", "withdrawals"),
    Section.STATUS: ("status move", "status moves"),
    Section.RESPONSES: ("new response", "new responses"),
    Section.NEW: ("new record", "new records"),
    Section.EFFECT: ("treaty action taking effect", "treaty actions taking effect"),
}


@dataclass(frozen=True, slots=True)
class Composed:
    """A page, and the records that it tells; what was left out since it was frozen is not among them."""

    page: DigestPage
    told: frozenset[int]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the items of a digest: whose it is, when it was due, what it covers and how it is cut."""

    subscription: Subscription
    due_at: dt.datetime
    frozen_at: dt.datetime
    period_from: dt.datetime
    day: dt.date
    total: int

    @property
    def zone(self) -> ZoneInfo:
        """Give the subscription's zone."""
        return ZoneInfo(self.subscription.zone)

    @property
    def pages(self) -> int:
        """Count the messages, the first among them."""
        return -(-self.total // ITEMS_PER_PAGE)


class Composer:
    """Puts pages into words, in one transaction, with one edition of the names."""

    def __init__(self, session: Session, lexicon: Lexicon) -> None:
        self._session = session
        self._lexicon = lexicon

    def page(self, frame: Frame, number: int, items: Sequence[PlannedItem], counts: Mapping[Section, int]) -> Composed:
        """Compose one page; `items` are those of the page, `counts` those of the whole digest."""
        title = f"Rapporteur digest, {spoken(frame.day)}"
        sections, told = self._sections(frame, items)
        if number > 0:
            title = f"{title}, continued ({number + 1} of {frame.pages})"
            left = () if sections else (_NOTHING_LEFT,)
            return Composed(DigestPage(title, f"{title}.", sections, left), told)
        notices, footer = tuple(_notices(frame, sections, counts)), tuple(_footer(frame, self._lexicon))
        said = _counted(counts) if frame.total else "nothing is new"
        return Composed(DigestPage(title, f"{title}: {said}.", sections, notices, footer), told)

    def _sections(self, frame: Frame, items: Sequence[PlannedItem]) -> tuple[tuple[DigestSection, ...], frozenset[int]]:
        shown = self._shown(frame, items)
        refs = self._refs(items)
        events = self._events(frame.zone, items)
        sections, shown_ids = [], set()
        for section, planned in groupby(items, key=lambda item: item.section):
            lines = []
            for item in planned:
                finding = shown.get(item.record_id)
                if finding is None and section is not Section.WITHDRAWN:
                    continue  # withdrawn, back in review or marked since: its own news will say so, where it was told
                story = _effect(item) or tuple(events[seq] for seq in item.since_told)
                lines.append(DigestItem(refs[item.record_id], finding, story))
                shown_ids.add(item.record_id)
            if lines:
                sections.append(DigestSection(section.value, tuple(lines)))
        return tuple(sections), frozenset(shown_ids)

    def _shown(self, frame: Frame, items: Sequence[PlannedItem]) -> dict[int, Finding]:
        wanted = [item.record_id for item in items if item.section is not Section.WITHDRAWN]
        if not wanted:
            return {}
        found = findings(
            self._session,
            self._lexicon,
            wanted,
            today=frame.frozen_at.astimezone(frame.zone).date(),
            ceiling=frame.subscription.ceiling,
        )
        return {finding.record_id: finding for finding in found}

    def _refs(self, items: Sequence[PlannedItem]) -> dict[int, str]:
        ids = [item.record_id for item in items]
        return dict(self._session.execute(select(Record.id, Record.ref).where(Record.id.in_(ids))).all())

    def _events(self, zone: ZoneInfo, items: Iterable[PlannedItem]) -> dict[int, str]:
        seqs = [seq for item in items for seq in item.since_told]
        told_before, change_before = aliased(Publication), aliased(Change)
        last_told = (
            select(func.max(told_before.seq))
            .where(told_before.record_id == Publication.record_id, told_before.seq < Publication.seq)
            .correlate(Publication)
            .scalar_subquery()
        )
        earlier = aliased(Publication)
        rows = self._session.execute(
            select(Publication.seq, Publication.news, Change, change_before.after)
            .join(Change, Change.id == Publication.change_id)
            .outerjoin(earlier, earlier.seq == last_told)
            .outerjoin(change_before, change_before.id == earlier.change_id)
            .where(Publication.seq.in_(seqs))
        )
        return {seq: _event(news, change, before, zone) for seq, news, change, before in rows}


_UNSEEN = {"key", "type", "state", "author", "reviewer", "note", "sensitivity", "tlp"}
_FIELD_WORDS = {"said": "date", "words": "quotation", "citations": "sources"}
_NOTHING_NEW = "Nothing is new."
_NOTHING_LEFT = "What stood here was taken back or changed before it was posted."


def _event(news: News, change: Change, last_told: Mapping[str, Any] | None, zone: ZoneInfo) -> str:
    """Say what happened to a record, when and why. `last_told` is the record as readers had it before."""
    on = f"on {spoken(change.at.astimezone(zone).date())}"
    why = "." if change.why.strip() in NO_REASON else f": {sentence(change.why)}"
    if news is News.WITHDRAWN:
        return f"Withdrawn {on}{why}"
    if news is News.STATUS_MOVED:
        return f"Status moved from {_status(last_told)} to {_status(change.after)} {on}{why}"
    if change.act is ChangeAct.PUBLISHED:
        return f"Published again {on}{why}"
    return f"Corrected {on}{_fields(last_told, change.after)}{why}"


def _fields(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    """Name what readers see otherwise now, in brackets; nothing where that can't be told."""
    if not before or not after:
        return ""
    changed = sorted(field for field in {*before, *after} - _UNSEEN if before.get(field) != after.get(field))
    return f" ({', '.join(_FIELD_WORDS.get(field, field.replace('_', ' ')) for field in changed)})" if changed else ""


def _status(allegation: Mapping[str, Any] | None) -> str:
    """Word the status of an allegation in the interchange format, which leaves the first one out."""
    return str((allegation or {}).get("status", Status.ALLEGED)).replace("_", " ")


def _effect(item: PlannedItem) -> tuple[str, ...]:
    return (f"Takes effect on {spoken(item.effective_on)}.",) if item.effective_on else ()


def counts_of(items: Iterable[PlannedItem]) -> dict[Section, int]:
    """Count items by section."""
    return dict(Counter(item.section for item in items))


def _counted(counts: Mapping[Section, int]) -> str:
    parts = [f"{counts[section]} {_COUNTED[section][counts[section] != 1]}" for section in Section if counts.get(section)]
    return ", ".join(parts) or "nothing is left to tell"


def _notices(frame: Frame, sections: Sequence[DigestSection], counts: Mapping[Section, int]) -> Iterable[str]:
    if frame.frozen_at - frame.due_at > LATE:
        yield f"Late: this digest was due on {_moment(frame.due_at, frame.zone)}."
    if not sections:
        yield _NOTHING_LEFT if frame.total else _NOTHING_NEW
    if frame.total > ITEMS_PER_PAGE:
        yield f"{_counted(counts)}: {ITEMS_PER_PAGE} here, {frame.total - ITEMS_PER_PAGE} more in the thread."


def _footer(frame: Frame, lexicon: Lexicon) -> Iterable[str]:
    first, last = _moment(frame.period_from, frame.zone), _moment(frame.frozen_at, frame.zone)
    yield f"Recorded in Rapporteur between {first} and {last} ({frame.subscription.zone})."
    chosen = filter_words(filter_of(frame.subscription), lexicon)
    yield f"Filter: {chosen}, as far as it is marked TLP:{frame.subscription.ceiling} or more open."
    yield "To stop this digest: /rapporteur subscriptions"


def _moment(moment: dt.datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{spoken(local.date())}, {local:%H:%M}"
