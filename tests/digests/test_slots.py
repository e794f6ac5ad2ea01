"""Slots as rows: whoever ticks, whenever, a day of the calendar gets one digest."""

import datetime as dt
import random
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.database import Database
from bot.digests.batches import due_subscription, freeze_slot, move_on
from bot.digests.content.selection import Plan
from bot.digests.model import DigestRun, Subscription, SubscriptionState
from bot.digests.subscribing import unsaved
from bot.register.vocabulary import Kind, Tlp
from tests.conftest import Stores
from tests.digests.parts import DAY, MINUTE, SLOT, Desk, Room, wish
from tests.digests.test_calendar import places_and_starts, rhythms, slots, ticks, times

NOTHING = Plan(())


def subscribe(database: Database, at: dt.time, days: int, zone: ZoneInfo, now: dt.datetime) -> int:
    with database.write() as session:
        session.execute(update(Subscription).values(state=SubscriptionState.DELETED))
        made = unsaved(wish(days=days, at=at, zone=zone), channel="C1", owner=None, ceiling=Tlp.GREEN, now=now)
        made.floor = made.looked_at = 0
        session.add(made)
        session.flush()
        return made.id


def tick(database: Database, now: dt.datetime) -> None:
    with database.write() as session:
        while (due := due_subscription(session, now)) is not None:
            freeze_slot(session, due, NOTHING, now)


def runs(database: Database, subscription: int) -> list[tuple[dt.datetime, dt.date]]:
    with database.read() as session:
        wanted = select(DigestRun.due_at, DigestRun.local_date).where(DigestRun.subscription_id == subscription)
        return [(due_at, day) for due_at, day in session.execute(wanted.order_by(DigestRun.id))]


@pytest.fixture(scope="module")
def replicas(stores: Stores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Database]]:
    """Give what three processes hold of one register."""
    url = stores.empty_url("sqlite", tmp_path_factory.mktemp("slots"))
    opened = [Database(url) for _ in range(3)]
    yield opened
    for each in opened:
        each.dispose()


@pytest.mark.long
@settings(max_examples=10, deadline=None)
@given(place=places_and_starts, at=times, days=rhythms, seed=st.integers(0, 2**32))
def test_each_slot_becomes_one_run(
    place: tuple[str, dt.datetime], at: dt.time, days: int, seed: int, replicas: list[Database]
) -> None:
    chance, zone, start = random.Random(seed), ZoneInfo(place[0]), place[1]
    made = subscribe(replicas[0], at, days, zone, start)
    until = start + 14 * DAY
    for now in ticks(chance, start, until, 6 * 60):
        tick(chance.choice(replicas), now)
    expected = slots(zone, at, days, start, until)
    assert runs(replicas[0], made)[: len(expected)] == expected


@pytest.mark.long
@settings(max_examples=10, deadline=None)
@given(
    places=st.lists(places_and_starts, min_size=2, max_size=4), rhythm=st.lists(rhythms, min_size=4), seed=st.integers(0, 2**32)
)
def test_a_day_has_one_slot_however_often_time_and_zone_are_changed(
    places: list[tuple[str, dt.datetime]], rhythm: list[int], seed: int, replicas: list[Database]
) -> None:
    chance, start = random.Random(seed), places[0][1]
    made = subscribe(replicas[0], dt.time(9), rhythm[0], ZoneInfo(places[0][0]), start)
    for now in ticks(chance, start, start + 8 * DAY, 9 * 60):
        with replicas[0].write() as session:
            changed = session.get_one(Subscription, made)
            if chance.random() < 0.3:
                changed.zone, changed.days = chance.choice(places)[0], chance.choice(rhythm)
                changed.local_time = dt.time(chance.randrange(24), chance.choice([0, 30]))
                move_on(session, changed, now)
        tick(chance.choice(replicas), now)  # a second run of a day would break the rule of the table
        with replicas[0].read() as session:
            assert session.get_one(Subscription, made).next_run_at > now - 6 * MINUTE


def test_a_slot_whose_day_had_its_digest_joins_the_next(desk: Desk, room: Room) -> None:
    """As it happens where the rules of a zone change after the slot was set."""
    desk.subscribe()
    desk.publish(1)
    digests = desk.digests(room)
    digests.tick(SLOT)
    ref = desk.add(Kind.POSITION, at=SLOT)
    with desk.database.write() as session:
        session.execute(update(Subscription).values(next_run_at=SLOT + 20 * MINUTE))
    digests.tick(SLOT + 20 * MINUTE)
    assert len(room.messages) == 1
    digests.tick(SLOT + DAY)
    assert room.messages[1].refs == [ref]
