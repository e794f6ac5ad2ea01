"""Several processes at once, each with its own connections, let go at the same moment."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial

import pytest
from sqlalchemy import func, select

from bot.database import Database
from bot.digests.delivery import notices
from bot.digests.delivery.poster import GRACE, Notice, PermanentFault, UnsureFault
from bot.digests.model import Delivery, DigestRun, Subscription
from bot.digests.service import Digests
from bot.digests.wishes.rhythm import AT_ONCE
from bot.register.vocabulary import Kind, Tlp
from tests.digests.parts import DAY, MADE, MINUTE, SLOT, Desk, Room, at_once, wish


@pytest.fixture
def replicas(desk: Desk, room: Room, database_url: str) -> Iterator[list[Digests]]:
    """Give what three processes hold."""
    with ExitStack() as opened:
        databases = [Database(database_url) for _ in range(3)]
        for database in databases:
            opened.callback(database.dispose)
        yield [desk.digests(room, database) for database in databases]


def test_all_tick_at_once_and_each_page_is_posted_once(desk: Desk, room: Room, replicas: list[Digests]) -> None:
    desk.subscribe()
    told: list[str] = []
    for day in range(8):
        told += desk.publish(12)
        slot = SLOT + day * DAY
        at_once(*(partial(each.tick, slot) for each in replicas))
        replicas[0].tick(slot + MINUTE)
    assert sorted(room.refs) == sorted(told)
    assert max(room.refs.values()) == 1
    assert [len(message.refs) for message in room.messages] == [10, 2] * 8


def test_a_tick_during_a_post_leaves_it_alone(desk: Desk, room: Room, replicas: list[Digests]) -> None:
    desk.subscribe()
    desk.publish(1)
    room.pause = lambda: replicas[1].tick(SLOT + GRACE / 2) if not room.messages else None
    replicas[0].tick(SLOT)
    assert (len(room.messages), room.looks) == (1, 0)


def test_only_one_looks_for_a_message_in_doubt(desk: Desk, room: Room, replicas: list[Digests]) -> None:
    desk.subscribe()
    for day in range(5):
        desk.publish(1)
        room.refuses, room.looks = [UnsureFault("timed out")], 0
        slot = SLOT + day * DAY
        replicas[0].tick(slot)
        at_once(*(partial(each.tick, slot + 2 * MINUTE) for each in replicas))
        assert (len(room.messages), room.looks) == (day + 1, 1)


def test_who_looks_for_too_long_leaves_the_posting_to_who_took_over(desk: Desk, room: Room, replicas: list[Digests]) -> None:
    desk.subscribe()
    desk.publish(1)
    room.refuses = [UnsureFault("timed out")]
    slow, quick, _ = replicas
    slow.tick(SLOT)

    def take_over() -> None:
        room.pause_of_look = lambda: None
        quick.tick(SLOT + 10 * MINUTE)

    room.pause_of_look = take_over
    slow.tick(SLOT + 2 * MINUTE)
    assert (len(room.messages), room.looks) == (1, 2)


def test_of_two_who_would_tell_a_person_one_does(
    desk: Desk, room: Room, replicas: list[Digests], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.subscribe()
    desk.publish(1)
    room.refuses = [PermanentFault("The channel is archived.", "Set another channel.")]
    monkeypatch.setattr(replicas[0], "_tell", _fails)
    replicas[0].tick(SLOT)
    both_have_read, worded = threading.Barrier(2), notices._pause_notice

    def word(subscription: Subscription) -> Notice:
        both_have_read.wait(10)
        return worded(subscription)

    monkeypatch.setattr(notices, "_pause_notice", word)
    at_once(*(partial(each.tick, SLOT + MINUTE) for each in replicas[1:]))
    assert len(desk.notices) == 1


def _fails(notice: Notice) -> None:
    raise ConnectionError(notice.channel)


def test_asking_at_once_while_the_slot_comes_tells_each_record_once(desk: Desk, room: Room, replicas: list[Digests]) -> None:
    subscription = desk.subscribe()
    told: list[str] = []
    for day in range(5):
        told += desk.publish(3)
        slot = SLOT + day * DAY
        first, second, third = replicas
        at_once(
            partial(first.tick, slot), partial(second.run_now, subscription, slot), partial(third.run_now, subscription, slot)
        )
        replicas[0].tick(slot + MINUTE)
    assert sorted(room.refs) == sorted(told)
    assert max(room.refs.values()) == 1


def test_writers_who_commit_while_digests_are_frozen_lose_nothing(desk: Desk, room: Room, replicas: list[Digests]) -> None:
    subscription = desk.subscribe()
    told: list[str] = []
    digests = replicas[0]

    def write() -> None:
        told.extend(desk.add() for _ in range(30))

    def ask() -> None:
        for second in range(10):
            digests.run_now(subscription, SLOT + second * MINUTE / 60)

    at_once(write, ask)
    digests.run_now(subscription, SLOT + MINUTE)
    assert sorted(room.refs) == sorted(told)
    assert max(room.refs.values()) == 1


def test_ticks_at_once_leave_one_run_a_day_and_one_proof_a_publication(desk: Desk, room: Room, replicas: list[Digests]) -> None:
    desk.subscribe()
    desk.publish(5)
    at_once(*(partial(each.tick, SLOT) for each in replicas))
    with desk.database.read() as session:
        assert session.scalar(select(func.count()).select_from(DigestRun)) == 1
        assert session.scalar(select(func.count()).select_from(Delivery)) == 5


def test_replicas_that_start_at_once_make_one_subscription(desk: Desk) -> None:
    made: list[int] = []
    at_once(*[lambda: made.append(desk.subscribe())] * 3)
    assert len(made) == 3
    assert len(set(made)) == 1


def test_the_same_wish_at_the_same_moment_makes_one_subscription(replicas: list[Digests]) -> None:
    def subscribe(digests: Digests) -> None:
        digests.subscribe(wish(), channel="C1", owner="U1", ceiling=Tlp.GREEN, now=MADE)

    at_once(*(partial(subscribe, each) for each in replicas))
    assert len(replicas[0].list()) == 1


def test_what_is_told_at_once_is_told_once_whoever_ticks(desk: Desk, room: Room, replicas: list[Digests]) -> None:
    replicas[0].subscribe(wish(days=AT_ONCE), channel="C1", owner="U1", ceiling=Tlp.GREEN, now=MADE)
    refs = []
    for minute in range(1, 7):
        refs.append(desk.add(Kind.ALLEGATION))
        at_once(*(partial(each.tick, MADE + minute * MINUTE) for each in replicas))
        replicas[0].tick(MADE + minute * MINUTE + MINUTE / 2)
    assert dict(room.refs) == dict.fromkeys(refs, 1)
