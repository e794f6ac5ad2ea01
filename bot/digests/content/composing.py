"""A plan put into words: sections of findings, and the sentences around them.

It is done when a page is posted, not when it is frozen: what was withdrawn or marked in between is then left out.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.answers.answer import Finding, Shown
from bot.answers.compose import findings
from bot.digests.calendar import next_run
from bot.digests.content.chart import Chart, chart_of
from bot.digests.content.digest import ITEMS_PER_PAGE, DigestItem, DigestPage, DigestSection
from bot.digests.content.selection import PlannedItem, Section
from bot.digests.content.shelf import Standing
from bot.digests.content.stories import effects_of, events_of
from bot.digests.filters import filter_of, filter_words
from bot.digests.model import Subscription
from bot.names.lexicon import Lexicon
from bot.register.dates import spoken
from bot.register.rows import RECORD
from bot.register.standing import in_parts
from bot.register.vocabulary import Tlp

LATE = dt.timedelta(hours=12)
"""A digest that is posted so long after its slot says so."""
_AT_ONCE = 500
_NOTHING_LEFT = "What stood here was taken back or changed before it was posted."
_NOTHING_NEW = "Nothing new was recorded in this time."

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
    """A page, the records that it tells, and all that it shows of records.

    What was left out since it was frozen is not among them; what is told with a record is shown as well.
    """

    page: DigestPage
    told: frozenset[int]
    shown: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Frame:
    """What stands around the items of a digest: whose it is, when it was due, what it covers and how it is cut.

    `total` counts the items as they were frozen. `at` is the moment at which the page is put into words, `ceiling` the most
    restricted marking that may be shown then.
    """

    subscription: Subscription
    due_at: dt.datetime
    frozen_at: dt.datetime
    period_from: dt.datetime
    day: dt.date
    total: int
    at: dt.datetime
    ceiling: Tlp

    @cached_property
    def zone(self) -> ZoneInfo:
        """Give the subscription's zone."""
        return ZoneInfo(self.subscription.zone)

    @cached_property
    def today(self) -> dt.date:
        """Give the day on which the page is read first."""
        return self.at.astimezone(self.zone).date()

    @property
    def pages(self) -> int:
        """Count the messages, the first among them."""
        return -(-self.total // ITEMS_PER_PAGE)


@dataclass(frozen=True, slots=True)
class Tally:
    """What the first page says of the whole digest: how many items a section has, and the chart of its headings."""

    counts: Mapping[Section, int] = field(default_factory=dict)
    chart: Chart | None = None

    @property
    def total(self) -> int:
        """Count all items."""
        return sum(self.counts.values())

    def __str__(self) -> str:
        """Say how many there are of each sort."""
        parts = [
            f"{self.counts[section]:,} {_COUNTED[section][self.counts[section] != 1]}"
            for section in Section
            if self.counts.get(section)
        ]
        return ", ".join(parts) or "nothing is left to tell"


def tally_of(items: Sequence[PlannedItem]) -> Tally:
    """Count the items of a whole digest."""
    return Tally(Counter(item.section for item in items), chart_of(item.heading for item in items))


class Composer:
    """Puts pages into words, in one transaction, with one edition of the names."""

    def __init__(self, session: Session, lexicon: Lexicon, standing: Standing) -> None:
        self._session = session
        self._lexicon = lexicon
        self._standing = standing

    def gather(self, frame: Frame, items: Sequence[PlannedItem]) -> None:
        """Compose what many pages tell at once: ten items at a time would take much longer."""
        self._shown(frame, items)
        self._events(frame, items)
        self._refs_of_withdrawn(frame, items)

    def page(self, frame: Frame, number: int, items: Sequence[PlannedItem], tally: Tally) -> Composed:
        """Compose one page; `items` are those of the page, `tally` is that of the whole digest."""
        title = f"Rapporteur digest, {spoken(frame.day)}"
        sections, told, shown = self._sections(frame, items)
        if number > 0:
            title = f"{title}, continued ({number + 1} of {frame.pages})"
            left = () if sections else (_NOTHING_LEFT,)
            return Composed(DigestPage(title, f"{title}.", sections, left), told, shown)
        return Composed(
            DigestPage(
                title,
                f"{title}: {tally if frame.total else 'nothing is new'}.",
                sections,
                tuple(_notices(frame, len(told), tally)),
                tuple(_footer(frame, self._lexicon)),
                tally.chart,
            ),
            told,
            shown,
        )

    def _sections(
        self, frame: Frame, items: Sequence[PlannedItem]
    ) -> tuple[tuple[DigestSection, ...], frozenset[int], tuple[Shown, ...]]:
        found = self._shown(frame, items)
        gone = self._refs_of_withdrawn(frame, items)
        events = self._events(frame, items)
        effects = effects_of(self._session, self._lexicon, items, frame.today)
        sections, told = [], set()
        shown: list[Shown] = []
        for section, planned in groupby(items, key=lambda item: item.section):
            lines = []
            for item in planned:
                is_gone = section is Section.WITHDRAWN
                finding = None if is_gone else found[item.record_id]
                ref = finding.ref if finding else gone[item.record_id] if is_gone else None
                if ref is None:
                    continue  # withdrawn, back in review or marked since: its own news will say so, where it was told
                if item.effective_on:
                    story: tuple[str, ...] = (effects[item.record_id],)
                else:
                    story = tuple(told_of for seq in item.since_told if (told_of := events[seq]))
                lines.append(DigestItem(ref, finding, story, item.heading))
                told.add(item.record_id)
                shown.extend(finding.shown if finding else (Shown(item.record_id, max(item.seqs)),))
            if lines:
                sections.append(DigestSection(section.value, tuple(lines)))
        return tuple(sections), frozenset(told), tuple(shown)

    def _shown(self, frame: Frame, items: Sequence[PlannedItem]) -> Mapping[int, Finding | None]:
        ceiling, today = frame.ceiling, frame.today

        def composed(ids: Sequence[int]) -> dict[int, Finding]:
            parts = (ids[first : first + _AT_ONCE] for first in range(0, len(ids), _AT_ONCE))
            found = (findings(self._session, self._lexicon, part, today=today, ceiling=ceiling) for part in parts)
            return {each.record_id: each for part in found for each in part}

        wanted = [item.record_id for item in items if item.section is not Section.WITHDRAWN]
        return self._standing.kept(("findings", self._lexicon, today, ceiling), wanted, composed)

    def _events(self, frame: Frame, items: Sequence[PlannedItem]) -> Mapping[int, str | None]:
        worded = partial(events_of, self._session, self._lexicon, zone=frame.zone)
        seqs = [seq for item in items for seq in item.since_told]
        return self._standing.kept(("events", self._lexicon, frame.zone), seqs, worded)

    def _refs_of_withdrawn(self, frame: Frame, items: Sequence[PlannedItem]) -> Mapping[int, str | None]:
        """Give the refs of withdrawn records that are not marked above the ceiling."""

        def read(ids: Sequence[int]) -> dict[int, str]:
            named = select(RECORD.c.id, RECORD.c.ref).where(RECORD.c.tlp.in_(frame.ceiling.and_more_open))
            return {
                own: ref for part in in_parts(ids) for own, ref in self._session.execute(named.where(RECORD.c.id.in_(part)))
            }

        gone = [item.record_id for item in items if item.section is Section.WITHDRAWN]
        return self._standing.kept(("refs", frame.ceiling), gone, read) if gone else {}


def _notices(frame: Frame, here: int, tally: Tally) -> Iterable[str]:
    if frame.at - frame.due_at > LATE:
        yield f"Late: this digest was due on {_moment(frame.due_at, frame.zone)}{_joined(frame)}."
    if not frame.total:
        yield _NOTHING_NEW
    elif not here:
        yield _NOTHING_LEFT
    if frame.total > ITEMS_PER_PAGE:
        yield f"{tally}."
        yield f"{here} here, {tally.total - here:,} more in the thread."


def _joined(frame: Frame) -> str:
    """Say that a digest stands for those that were missed after it, too."""
    following = next_run(frame.subscription.local_time, frame.zone, frame.due_at, frame.subscription.days)
    return ", and stands for those due since as well" if following <= frame.frozen_at else ""


def _footer(frame: Frame, lexicon: Lexicon) -> Iterable[str]:
    first, last = _moment(frame.period_from, frame.zone), _moment(frame.frozen_at, frame.zone)
    yield f"Recorded in Rapporteur between {first} and {last} ({frame.subscription.zone})."
    chosen = filter_words(filter_of(frame.subscription), lexicon)
    yield f"Filter: {chosen}, as far as it is marked TLP:{frame.ceiling} or more open."
    if frame.subscription.name is None:
        yield "To change or stop this digest: /rapporteur subscriptions"
    else:
        yield "To stop this digest, an operator empties the setting RAPPORTEUR_DIGEST_CHANNEL."


def _moment(moment: dt.datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{spoken(local.date())}, {local:%H:%M}"
