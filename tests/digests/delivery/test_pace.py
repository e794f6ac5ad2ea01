"""One message a second in a channel, whichever process posts it."""

import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from bot import clock
from bot.digests.delivery import pace, posting
from bot.digests.delivery.doubts import Doubts
from bot.digests.delivery.poster import PassingFault
from bot.digests.model import DigestMessage, MessageState
from tests.digests.parts import MINUTE, SLOT, Desk, Room, at_once

SECOND = dt.timedelta(seconds=1)


def pages(desk: Desk, *channels: str) -> None:
    """Put messages on their way, one for each name of a channel."""
    with desk.database.write() as session:
        for number, channel in enumerate(channels):
            message = DigestMessage(channel=channel, key=f"k{number}", state=MessageState.PENDING, try_at=SLOT)
            session.add(message)
            session.flush()


def test_a_channel_gives_out_one_message_a_second_and_others_go_on(desk: Desk) -> None:
    pages(desk, "C1", "C1", "C2")
    claims = [posting.claim(desk.database, SLOT, SECOND, Doubts()) for _ in range(3)]
    assert [each.channel if each else None for each in claims] == ["C1", "C2", None]
    assert posting.next_turn(desk.database, SLOT) == SLOT + SECOND
    assert posting.claim(desk.database, SLOT + SECOND / 2, SECOND, Doubts()) is None
    later = posting.claim(desk.database, SLOT + SECOND, SECOND, Doubts())
    assert later is not None
    assert later.channel == "C1"


def test_processes_share_the_pace(desk: Desk) -> None:
    pages(desk, *["C1"] * 40)
    for number in range(8):
        claimed: list[object] = []
        take = partial(posting.claim, desk.database, SLOT + number * MINUTE, SECOND, Doubts())
        at_once(*[partial(_add, claimed, take)] * 4)
        assert sum(each is not None for each in claimed) == 1


def _add(found: list[object], take: Callable[[], object]) -> None:
    found.append(take())


def test_when_slack_says_how_long_to_wait_all_messages_of_the_channel_do(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe()
    desk.publish(1)
    room.refuses = [PassingFault("rate limited", 40)]
    digests = desk.digests(room)
    digests.run_now(subscription, SLOT - MINUTE)
    desk.publish(1)
    digests.run_now(subscription, SLOT - MINUTE + SECOND)
    assert room.messages == []
    digests.tick(SLOT - MINUTE + 41 * SECOND)
    assert len(room.messages) == 2


def test_a_channel_that_is_soon_free_is_waited_for(desk: Desk, room: Room) -> None:
    room.pace = dt.timedelta(seconds=0.2)
    desk.subscribe()
    desk.publish(25)
    start = clock.elapsed()
    desk.digests(room).tick(SLOT)
    assert [len(message.refs) for message in room.messages] == [10, 10, 5]
    assert clock.elapsed() - start >= 0.4


def test_so_is_one_that_is_free_by_the_time_it_is_asked_for(desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.pace = dt.timedelta(seconds=0.3)
    desk.subscribe()
    desk.publish(25)
    claim = posting.claim

    def slowly(*given: Any) -> posting.Claim | None:
        claimed = claim(*given)
        if claimed is None:
            time.sleep(0.4)  # as on a machine that is busy with more
        return claimed

    monkeypatch.setattr(posting, "claim", slowly)
    desk.digests(room).tick(SLOT)
    assert [len(message.refs) for message in room.messages] == [10, 10, 5]


def test_a_moment_that_only_a_wrong_clock_can_have_given_holds_nobody_up(desk: Desk) -> None:
    pages(desk, "C1")
    with desk.database.write() as session:
        pace.keep_off(session, "C1", SLOT + dt.timedelta(days=2))
    assert posting.claim(desk.database, SLOT, SECOND, Doubts()) is not None


def test_a_shorter_wait_does_not_cut_a_longer_one(desk: Desk) -> None:
    pages(desk, "C1")
    with desk.database.write() as session:
        pace.keep_off(session, "C1", SLOT + 40 * SECOND)
        pace.keep_off(session, "C1", SLOT + SECOND)
    assert posting.claim(desk.database, SLOT + 39 * SECOND, SECOND, Doubts()) is None
    assert posting.claim(desk.database, SLOT + 40 * SECOND, SECOND, Doubts()) is not None
