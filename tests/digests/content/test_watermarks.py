"""Eight writers at once, some slow and some that take back what they wrote: what a watermark loses, a subscription does not.

Watermarks, by a moment or by the highest number, stand here only to be seen to lose.
"""

import datetime as dt
import itertools
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot import clock
from bot.database import Database
from bot.digests.model import Subscription
from bot.digests.service import Digests
from bot.register.model import Change, Publication, Record
from bot.register.writing import save
from tests.digests.parts import MINUTE, SLOT, Desk, Room, at_once
from tests.register.material import PUBLISHED, REFERENCES, documents, position

WRITERS, EACH = 8, 12
LONGEST_DELAY = 0.03


class RolledBackError(Exception):
    """A writer thought better of it."""


@dataclass
class Watermark:
    """Whoever takes for new what is later than the latest that was seen."""

    by: ColumnElement[Any]
    latest: Any
    seen: list[str] = field(default_factory=list)

    def look(self, session: Session) -> None:
        published = select(Record.ref, self.by).join(Publication, Publication.record_id == Record.id)
        later = published.join(Change, Change.id == Publication.change_id).where(self.by > self.latest)
        for ref, moment in session.execute(later.order_by(self.by)):
            self.seen.append(ref)
            self.latest = max(self.latest, moment)


def watermarks() -> tuple[Watermark, Watermark]:
    return Watermark(Publication.__table__.c.seq, 0), Watermark(Change.__table__.c.at, SLOT - dt.timedelta(days=3650))


class Fickle(Database):
    """A database one of whose transactions in eight is rolled back at its end."""

    @contextmanager
    def write(self) -> Iterator[Session]:
        with super().write() as session:
            yield session
            time.sleep(random.uniform(0, LONGEST_DELAY))
            if random.random() < 1 / 8:
                raise RolledBackError


@pytest.fixture
def open_databases(database_url: str) -> Iterator[Callable[[], Fickle]]:
    """Give what opens a writer's own database."""
    with ExitStack() as opened:

        def one() -> Fickle:
            database = Fickle(database_url)
            opened.callback(database.dispose)
            return database

        yield one


@dataclass
class Polling:
    """Looks for what is new again and again, in each way, until the writers are done, and then once more."""

    digests: Digests
    subscription: int
    database: Database
    marks: tuple[Watermark, Watermark]
    slow_began: threading.Event = field(default_factory=threading.Event)
    first_look: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)

    def hold_the_slow(self) -> None:
        """Let the others begin only now, and wait until something of theirs was seen."""
        self.slow_began.set()
        self.first_look.wait(30)

    def poll(self) -> None:
        for number in itertools.count():
            is_last = self.done.is_set()
            self.digests.run_now(self.subscription, SLOT + number * MINUTE)
            with self.database.read() as session:
                for mark in self.marks:
                    mark.look(session)
            if self.marks[0].seen:
                self.first_look.set()
            if is_last:
                return


def _let_write(polling: Polling, write_each: Callable[[int], None]) -> None:
    left = itertools.count(1)

    def writer(number: int) -> None:
        try:
            if number:
                polling.slow_began.wait(30)
            write_each(number)
        finally:
            if next(left) == WRITERS:
                polling.done.set()

    random.seed(0)
    at_once(polling.poll, *(partial(writer, number) for number in range(WRITERS)))


@pytest.mark.long
def test_numbers_that_are_taken_early(desk: Desk, room: Room, open_databases: Callable[[], Fickle]) -> None:
    """Numbers and moments that are taken before the transaction commits, as a sequence and a clock give them."""
    polling = Polling(desk.digests(room), desk.subscribe(), desk.database, watermarks())
    numbers, committed = itertools.count(1), []
    desks = [Desk(open_databases()) for _ in range(WRITERS)]

    def write(writer: int) -> None:
        number, at = next(numbers), clock.now()
        if writer == 0:
            polling.hold_the_slow()
            committed.append(desk.add(at=at, seq=number))
        for count in range(EACH):
            desks[writer].numbered_from(1_000 * (writer + 1) + count)
            number, at = next(numbers), clock.now()
            time.sleep(random.uniform(0, LONGEST_DELAY))
            with suppress(RolledBackError):
                committed.append(desks[writer].add(at=at, seq=number))

    _let_write(polling, write)
    assert Counter(room.refs) == Counter(committed)
    for mark in polling.marks:
        assert set(mark.seen) < set(committed)


@pytest.mark.long
def test_numbers_that_the_writer_takes_last(desk: Desk, room: Room, open_databases: Callable[[], Fickle]) -> None:
    """The register's own writer: its numbers are without gaps and in the order of commits, its moments are not."""
    with desk.database.write() as session:
        save(session, documents(REFERENCES), who="Ada", why="to begin with", now=SLOT)
    polling = Polling(desk.digests(room), desk.subscribe(), desk.database, watermarks())
    committed: list[str] = []
    databases = [open_databases() for _ in range(WRITERS)]

    def write(writer: int) -> None:
        at = clock.now()
        if writer == 0:
            polling.hold_the_slow()
            committed.append(_save(desk.database, "slow", at))
        for count in range(EACH):
            at = clock.now()
            with suppress(RolledBackError):
                committed.append(_save(databases[writer], f"said-{writer}-{count}", at))

    _let_write(polling, write)
    by_number, by_moment = polling.marks
    assert Counter(room.refs) == Counter(committed)
    assert sorted(by_number.seen) == sorted(committed)
    assert set(by_moment.seen) < set(committed)
    with desk.database.read() as session:
        subscription = session.get_one(Subscription, polling.subscription)
        assert subscription.passed == session.scalar(select(func.max(Publication.seq))) == len(committed)


def _save(database: Database, key: str, at: dt.datetime) -> str:
    with database.write() as session:
        save(session, documents([position(key, **PUBLISHED)]), who="Ada", why="recorded", now=at)
        return session.scalars(select(Record.ref).where(Record.key == key)).one()
