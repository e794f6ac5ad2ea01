"""The process dies at every point that there is; a fresh one goes on from the rows."""

import datetime as dt
import itertools

import pytest

from bot.digests.delivery.poster import GRACE
from tests.digests.parts import DAY, SLOT, Crash, Desk, FragileDatabase, Fuse, Room

PAST_GRACE = GRACE * 2


@pytest.mark.long
def test_whenever_the_process_dies_nothing_is_lost_or_doubled(desk: Desk, room: Room, database_url: str) -> None:
    desk.subscribe()
    told: list[str] = []
    for points in itertools.count(1):
        told += desk.publish(12)
        slot, fuse = SLOT + points * DAY, Fuse(points)
        room.burn = fuse.burn
        died = _dies(desk, room, FragileDatabase(database_url, fuse), slot)
        room.burn = lambda: None
        for after in range(1, 4):
            desk.digests(room).tick(slot + after * PAST_GRACE)
        assert sorted(room.refs) == sorted(told), f"lost at point {points}"
        assert max(room.refs.values()) == 1, f"doubled at point {points}"
        if not died:
            break
    assert points > 12
    assert [len(message.refs) for message in room.messages] == [10, 2] * points
    heads, threads = room.messages[::2], room.messages[1::2]
    assert [message.thread_ts for message in threads] == [message.ts for message in heads]


@pytest.mark.long
def test_whenever_it_dies_again_while_it_resumes_nothing_is_lost_or_doubled(desk: Desk, room: Room, database_url: str) -> None:
    desk.subscribe()
    told: list[str] = []
    for points in itertools.count(1):
        told += desk.publish(1)
        slot = SLOT + points * DAY
        room.breaks_off = [Crash()]
        with pytest.raises(Crash):
            desk.digests(room).tick(slot)
        fuse = Fuse(points)
        room.burn = fuse.burn
        died = _dies(desk, room, FragileDatabase(database_url, fuse), slot + PAST_GRACE)
        room.burn = lambda: None
        desk.digests(room).tick(slot + 3 * PAST_GRACE)
        assert sorted(room.refs) == sorted(told)
        assert max(room.refs.values()) == 1
        if not died:
            break
    assert points > 5


def test_a_message_under_way_is_left_alone_until_it_must_have_arrived(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    room.refuses = [Crash()]
    with pytest.raises(Crash):
        desk.digests(room).tick(SLOT)
    desk.digests(room).tick(SLOT + GRACE / 2)
    assert (room.looks, room.messages) == (0, [])
    desk.digests(room).tick(SLOT + PAST_GRACE)
    assert (room.looks, len(room.messages)) == (1, 1)


def _dies(desk: Desk, room: Room, database: FragileDatabase, now: dt.datetime) -> bool:
    try:
        desk.digests(room, database).tick(now)
    except Crash:
        return True
    finally:
        database.dispose()
    return False
