"""What may be under way is left alone by time that passes, whatever the clocks show; and what is posted twice is taken back."""

import datetime as dt

import pytest
from sqlalchemy import select

from bot.digests.delivery import posting
from bot.digests.delivery.doubts import Doubts
from bot.digests.delivery.poster import GRACE, UnsureFault
from bot.digests.delivery.posting import Claim
from bot.digests.model import DigestMessage, MessageState
from bot.digests.service import Digests
from bot.names.keeper import LexiconKeeper
from tests.digests.parts import DAY, MINUTE, SLOT, Crash, Desk, Room


class Seconds:
    """Time that passes, by hand."""

    def __init__(self) -> None:
        self.passed = 0.0

    def __call__(self) -> float:
        return self.passed


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def watching(desk: Desk, room: Room, seconds: Seconds) -> Digests:
    """Give what a process holds that has seen nothing yet."""
    return Digests(desk.database, LexiconKeeper(desk.database), room, doubts=Doubts(elapsed=seconds))


def test_a_clock_that_is_set_forward_does_not_end_the_grace(
    desk: Desk, room: Room, watching: Digests, seconds: Seconds
) -> None:
    desk.subscribe()
    desk.publish(1)
    room.refuses = [Crash()]
    with pytest.raises(Crash):
        desk.digests(room).tick(SLOT)
    watching.tick(SLOT + DAY)
    seconds.passed = GRACE.total_seconds() - 1
    watching.tick(SLOT + DAY + MINUTE)
    assert (room.looks, room.messages) == (0, [])
    seconds.passed = GRACE.total_seconds()
    watching.tick(SLOT + DAY + MINUTE)
    assert (room.looks, len(room.messages)) == (1, 1)


def test_each_attempt_has_a_grace_of_its_own(desk: Desk, room: Room, watching: Digests, seconds: Seconds) -> None:
    desk.subscribe()
    desk.publish(1)
    room.refuses = [UnsureFault("timed out"), UnsureFault("timed out")]
    desk.digests(room).tick(SLOT)
    watching.tick(SLOT + 2 * MINUTE)
    seconds.passed = GRACE.total_seconds()
    desk.digests(room).tick(SLOT + 4 * MINUTE)
    watching.tick(SLOT + 8 * MINUTE)
    assert room.looks == 1
    seconds.passed *= 2
    watching.tick(SLOT + 8 * MINUTE)
    assert (room.looks, len(room.messages)) == (2, 1)


def test_who_was_away_just_before_the_call_takes_back_what_another_has_posted_meanwhile(desk: Desk, room: Room) -> None:
    desk.subscribe()
    (ref,) = desk.publish(1)
    slow, quick = desk.digests(room), desk.digests(room)

    def take_over() -> None:
        room.pause = lambda: None
        quick.tick(SLOT + 2 * MINUTE)

    room.pause = take_over
    slow.tick(SLOT)
    (message,) = room.messages
    assert (message.refs, _settled(desk)) == ([ref], (MessageState.POSTED, message.ts))
    quick.tick(SLOT + DAY)
    assert len(room.messages) == 1


def test_of_two_who_have_posted_it_the_one_that_says_so_first_stays(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    room.refuses = [Crash()]
    with pytest.raises(Crash):
        desk.digests(room).tick(SLOT)
    first, second = (_claimed(desk, SLOT + minutes * MINUTE) for minutes in (2, 4))
    assert posting.posted(desk.database, first, "1790000000.000001", ())
    assert not posting.posted(desk.database, second, "1790000000.000002", ())
    assert posting.posted(desk.database, second, "1790000000.000001", ())
    assert _settled(desk) == (MessageState.POSTED, "1790000000.000001")


def _claimed(desk: Desk, now: dt.datetime) -> Claim:
    held = posting.claim(desk.database, now, dt.timedelta(0), Doubts(dt.timedelta(0)))
    assert held is not None
    return held


def _settled(desk: Desk) -> tuple[MessageState, str | None]:
    with desk.database.read() as session:
        message = session.scalars(select(DigestMessage)).one()
        return message.state, message.ts
