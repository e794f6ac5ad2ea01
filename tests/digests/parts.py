"""What the tests of this room are made of: a channel that can fail, a register filled by hand, and a fuse."""

import datetime as dt
import itertools
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.answers.query import Query
from bot.database import Database
from bot.digests.content.digest import DigestPage
from bot.digests.delivery.doubts import Doubts
from bot.digests.delivery.poster import Notice
from bot.digests.model import MessageKind
from bot.digests.service import Digests
from bot.digests.subscriptions import ensure_configured
from bot.digests.wishes.rhythm import EVERY_DAY
from bot.digests.wishes.wish import Wish
from bot.names.keeper import LexiconKeeper
from bot.register.dates import FuzzyDate
from bot.register.model import (
    Allegation,
    Change,
    Link,
    Listing,
    Position,
    Publication,
    Record,
    Response,
    ResponseCharacter,
    TreatyAction,
)
from bot.register.vocabulary import (
    Act,
    Action,
    ChangeAct,
    Kind,
    News,
    RecordState,
    ResponseKind,
    Role,
    Stance,
    Status,
    Tlp,
)
from bot.register.writing import save
from tests.register.material import actor, documents, treaty

VIENNA = ZoneInfo("Europe/Vienna")
NINE = dt.time(9)
MADE = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
SLOT = dt.datetime(2026, 11, 21, 8, 0, tzinfo=dt.UTC)
"""09:00 in Vienna on the day after the subscription was made."""
DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)

_CLASSES: dict[Kind, type[Record]] = {
    Kind.POSITION: Position,
    Kind.ALLEGATION: Allegation,
    Kind.RESPONSE: Response,
    Kind.TREATY_ACTION: TreatyAction,
}


class Crash(BaseException):
    """The process dies here."""


@dataclass
class Posted:
    """A message that stands in the channel."""

    ts: str
    channel: str
    page: DigestPage
    key: str
    thread_ts: str | None
    kind: MessageKind = MessageKind.DIGEST

    @property
    def refs(self) -> list[str]:
        return [item.ref for section in self.page.sections for item in section.items]


@dataclass
class Room:
    """A workspace of channels in memory. Faults are taken from the front: `refuses` before a message is accepted, `breaks_off`
    after it, `unseen` before the channel's ceiling is told; None lets one pass."""

    messages: list[Posted] = field(default_factory=list)
    refuses: list[BaseException | None] = field(default_factory=list)
    breaks_off: list[BaseException | None] = field(default_factory=list)
    hides: list[BaseException | None] = field(default_factory=list)
    looks: int = 0
    pace: dt.timedelta = dt.timedelta(0)
    ceilings: dict[str, Tlp] = field(default_factory=dict)
    unseen: list[BaseException | None] = field(default_factory=list)
    pause: Callable[[], None] = lambda: None
    pause_of_look: Callable[[], None] = lambda: None
    burn: Callable[[], None] = lambda: None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ceiling(self, channel: str) -> Tlp:
        _raise_next(self.unseen)
        return self.ceilings.get(channel, Tlp.GREEN)

    def post(
        self, channel: str, page: DigestPage, key: str, thread_ts: str | None, kind: MessageKind = MessageKind.DIGEST
    ) -> str:
        self.burn()
        _raise_next(self.refuses)
        self.pause()
        with self.lock:
            posted = Posted(f"1790000000.{len(self.messages):06}", channel, page, key, thread_ts, kind)
            self.messages.append(posted)
        self.burn()
        _raise_next(self.breaks_off)
        return posted.ts

    def take_back(self, channel: str, ts: str) -> None:
        self.messages = [message for message in self.messages if (message.channel, message.ts) != (channel, ts)]

    def find(self, channel: str, key: str, thread_ts: str | None) -> str | None:
        self.looks += 1
        self.burn()
        _raise_next(self.hides)
        found = next(
            (one.ts for one in self.messages if (one.channel, one.key, one.thread_ts) == (channel, key, thread_ts)), None
        )
        self.pause_of_look()
        return found

    @property
    def refs(self) -> Counter[str]:
        """Count how often each record was told by digests."""
        return Counter(ref for message in self.messages if message.kind is MessageKind.DIGEST for ref in message.refs)

    @property
    def digests(self) -> list[Posted]:
        """Give the messages of digests in the order in which they were posted."""
        return [message for message in self.messages if message.kind is MessageKind.DIGEST]

    @property
    def corrections(self) -> list[Posted]:
        """Give the corrections in the order in which they were posted."""
        return [message for message in self.messages if message.kind is MessageKind.CORRECTION]


def wish(
    wanted: Query | None = None,
    *,
    days: int = EVERY_DAY,
    at: dt.time = NINE,
    zone: ZoneInfo = VIENNA,
    says_nothing_new: bool = False,
) -> Wish:
    """Wish for allegations, or for what is told, daily at nine."""
    chosen = Query(kinds=(Kind.ALLEGATION,)) if wanted is None else wanted
    return Wish(chosen, "as it was typed", days, at, zone, says_nothing_new)


def _raise_next(faults: list[BaseException | None]) -> None:
    if faults and (fault := faults.pop(0)) is not None:
        raise fault


class Fuse:
    """Raises Crash at the nth point at which it is asked."""

    def __init__(self, points: int) -> None:
        self.left = points

    def burn(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise Crash


class FragileDatabase(Database):
    """A database whose process may die around each commit."""

    def __init__(self, url: str, fuse: Fuse) -> None:
        super().__init__(url)
        self._fuse = fuse

    @contextmanager
    def write(self) -> Iterator[Session]:
        self._fuse.burn()
        with super().write() as session:
            yield session
            self._fuse.burn()
        self._fuse.burn()


class Desk:
    """Whoever edits the register, and the subscription that is told of it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.notices: list[Notice] = []
        self._numbers = itertools.count(1)

    def digests(self, room: Room, database: Database | None = None) -> Digests:
        """Make what a process holds that has been there for long, and seen every message that is under way."""
        chosen = database or self.database
        return Digests(chosen, LexiconKeeper(chosen), room, tell=self.notices.append, doubts=Doubts(dt.timedelta(0)))

    def subscribe(self, now: dt.datetime = MADE, channel: str = "C1", at: dt.time = NINE, zone: ZoneInfo = VIENNA) -> int:
        with self.database.write() as session:
            made = ensure_configured(session, channel, at, zone, now)
            assert made is not None
            return made.id

    def numbered_from(self, number: int) -> None:
        """Give records numbers of their own, where several desks write to one register."""
        self._numbers = itertools.count(number)

    def publish(self, count: int = 1, *, at: dt.datetime = MADE) -> list[str]:
        """Publish new records and give their refs."""
        return [self.add(at=at) for _ in range(count)]

    def add(
        self,
        kind: Kind = Kind.POSITION,
        *,
        at: dt.datetime = MADE,
        tlp: Tlp = Tlp.CLEAR,
        listed: dt.date = dt.date(2026, 11, 1),
        effective: dt.date | None = None,
        seq: int | None = None,
        about: str | None = None,
    ) -> str:
        with self.database.write() as session:
            number = next(self._numbers)
            ref = f"{kind.value[:3].upper()}-{number:04}"
            record = _CLASSES[kind](
                key=f"k{number}",
                ref=ref,
                summary=f"record {number}",
                state=RecordState.PUBLISHED,
                tlp=tlp,
                recorded_at=at,
                listed=FuzzyDate.day(listed),
                about_id=session.scalar(select(Record.id).where(Record.ref == about)) if about else None,
            )
            if isinstance(record, Position):
                record.stance = Stance.SUPPORTS
            if isinstance(record, Allegation):
                record.act, record.status = Act.USE, Status.ALLEGED
            if isinstance(record, TreatyAction):
                record.action = Action.ACCESSION
                record.effective = FuzzyDate.day(effective) if effective else None
            if isinstance(record, Response):
                record.response_kinds = [ResponseCharacter(ordinal=0, kind=ResponseKind.DENIAL)]
            session.add(record)
            session.flush()
            if isinstance(record, TreatyAction):
                session.add_all(_parties(session, record.id, at))
            session.add(_listing(record))
            _tell(session, record, News.NEW, at, "first published", seq=seq)
            return ref

    def change(
        self,
        ref: str,
        news: News,
        why: str = "for a reason",
        *,
        at: dt.datetime = MADE,
        to: Status | None = None,
        seq: int | None = None,
    ) -> None:
        """Publish a change of a record."""
        with self.database.write() as session:
            record = session.scalars(select(Record).where(Record.ref == ref)).one()
            before = record.status if isinstance(record, Allegation) else None
            record.state = RecordState.WITHDRAWN if news is News.WITHDRAWN else RecordState.PUBLISHED
            if isinstance(record, Allegation) and to:
                record.status = to
            session.merge(_listing(record))
            _tell(session, record, news, at, why, seq=seq, moved=(before, to or before))

    def mark(self, ref: str, *, state: RecordState | None = None, tlp: Tlp | None = None, status: Status | None = None) -> None:
        """Change what of a record may be shown, or an allegation's status, without any news."""
        with self.database.write() as session:
            record = session.scalars(select(Record).where(Record.ref == ref)).one()
            record.state, record.tlp = state or record.state, tlp or record.tlp
            if isinstance(record, Allegation) and status:
                record.status = status
            session.merge(_listing(record))
            act = ChangeAct.SUBMITTED if state is RecordState.IN_REVIEW else ChangeAct.UPDATED
            session.add(_changed(session, record, act, MADE, "marked"))


def _parties(session: Session, record_id: int, at: dt.datetime) -> list[Link]:
    """Give the links of a treaty action to its state and its treaty."""
    named = documents([actor("pol", name="Poland"), treaty("apmbc", name="Ottawa Convention")])
    ids = save(session, named, who="tests", why="named", now=at).ids
    roles = {Role.STATE: "pol", Role.TREATY: "apmbc"}
    return [Link(record_id=record_id, role=role, ordinal=0, reference_id=ids[key]) for role, key in roles.items()]


def _listing(record: Record) -> Listing:
    """Give the row by which a search finds a record, as the writer keeps it."""
    day = record.listed.earliest if record.listed else None
    known = day or dt.date.min
    return Listing(
        record_id=record.id,
        kind=record.kind,
        is_vote=False,
        latest=known,
        earliest=known,
        happened_latest=known,
        happened_earliest=known,
        tlp=record.tlp if record.state is RecordState.PUBLISHED else None,
        word=record.status if isinstance(record, Allegation) else None,
        about_id=record.about_id,
    )


def _tell(
    session: Session,
    record: Record,
    news: News,
    at: dt.datetime,
    why: str,
    *,
    seq: int | None = None,
    moved: tuple[Status | None, Status | None] = (None, None),
) -> None:
    act = {News.NEW: ChangeAct.PUBLISHED, News.STATUS_MOVED: ChangeAct.STATUS_MOVED}.get(news) or ChangeAct(news.value)
    marked = {"tlp": record.tlp.value}
    before, after = ({**marked, "status": status} if status else marked for status in moved)
    change = _changed(session, record, act, at, why)
    change.before, change.after = before, after
    session.add(change)
    session.flush()
    last = session.scalar(select(func.max(Publication.seq))) or 0
    session.add(Publication(seq=seq or last + 1, change_id=change.id, record_id=record.id, news=news))


def _changed(session: Session, record: Record, act: ChangeAct, at: dt.datetime, why: str) -> Change:
    versions = session.scalar(select(func.max(Change.version)).where(Change.entry_id == record.id)) or 0
    return Change(entry_id=record.id, version=versions + 1, act=act, at=at, who="tests", why=why, before={}, after={})


def at_once(*calls: Callable[[], object]) -> None:
    """Make calls at the same moment, each in its own thread; raise what any of them raised."""
    barrier, faults = threading.Barrier(len(calls)), []

    def run(call: Callable[[], object]) -> None:
        barrier.wait()
        try:
            call()
        except BaseException as fault:  # noqa: BLE001  (raised again below)
            faults.append(fault)

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
