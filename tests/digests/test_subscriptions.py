import datetime as dt
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.answers.query import Query
from bot.digests.delivery.poster import PassingFault, PermanentFault
from bot.digests.filters import filter_of
from bot.digests.model import Subscription, SubscriptionState
from bot.digests.subscriptions import ensure_configured
from tests.digests.parts import DAY, MADE, MINUTE, NINE, SLOT, VIENNA, Desk, Room


def configured(desk: Desk) -> Subscription:
    with desk.database.write() as session:
        return session.scalars(select(Subscription)).one()


def test_it_is_made_once(desk: Desk) -> None:
    desk.publish(3)
    first = desk.subscribe()
    desk.publish(1)
    again = desk.subscribe(now=SLOT)
    made = configured(desk)
    assert first == again == made.id
    assert (made.channel, made.floor, made.next_run_at, made.created_at) == ("C1", 3, SLOT, MADE)
    assert filter_of(made) == Query()


def test_without_a_channel_there_is_none(desk: Desk) -> None:
    with desk.database.write() as session:
        assert ensure_configured(session, "", NINE, VIENNA, MADE) is None
        assert session.scalars(select(Subscription)).all() == []


def test_another_time_or_zone_moves_the_next_run(desk: Desk) -> None:
    desk.subscribe()
    desk.subscribe(at=dt.time(18, 30))
    assert configured(desk).next_run_at == dt.datetime(2026, 11, 20, 17, 30, tzinfo=dt.UTC)
    desk.subscribe(zone=ZoneInfo("Asia/Tokyo"), at=dt.time(18, 30))
    assert configured(desk).next_run_at == dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)


def test_the_same_settings_leave_an_overdue_run_due(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    desk.subscribe(now=SLOT + MINUTE)
    desk.digests(room).tick(SLOT + MINUTE)
    assert len(room.messages) == 1


def test_a_later_time_on_a_day_that_had_its_digest_starts_tomorrow(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    desk.digests(room).tick(SLOT)
    desk.subscribe(now=SLOT + MINUTE, at=dt.time(15))
    assert configured(desk).next_run_at == dt.datetime(2026, 11, 22, 14, tzinfo=dt.UTC)


def test_another_channel_gets_what_was_not_told_and_nothing_else(desk: Desk, room: Room) -> None:
    desk.subscribe()
    told = desk.publish(1)
    desk.digests(room).tick(SLOT)
    new = desk.publish(1, at=SLOT)
    desk.subscribe(now=SLOT + MINUTE, channel="C2")
    desk.digests(room).tick(SLOT + DAY)
    assert [(message.channel, message.refs) for message in room.messages] == [("C1", told), ("C2", new)]


def test_another_channel_ends_a_pause_and_takes_what_had_failed(desk: Desk, room: Room) -> None:
    desk.subscribe()
    refs = desk.publish(11)
    room.refuses = [PermanentFault("The channel is archived.", "Set another channel.")]
    desk.digests(room).tick(SLOT)
    desk.subscribe(now=SLOT + MINUTE, channel="C2")
    desk.digests(room).tick(SLOT + MINUTE)
    assert {message.channel for message in room.messages} == {"C2"}
    assert sorted(room.refs) == refs


def test_a_thread_that_was_begun_stays_in_its_channel(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(11)
    room.refuses = [None, PassingFault("rate limited")]
    desk.digests(room).tick(SLOT)
    desk.subscribe(now=SLOT + MINUTE, channel="C2")
    desk.digests(room).tick(SLOT + MINUTE)
    assert [message.channel for message in room.messages] == ["C1", "C1"]


def test_an_emptied_channel_pauses_it_and_a_set_one_goes_on(desk: Desk, room: Room) -> None:
    desk.subscribe()
    refs = desk.publish(1)
    with desk.database.write() as session:
        ensure_configured(session, "", NINE, VIENNA, MADE)
    desk.digests(room).tick(SLOT)
    assert configured(desk).state is SubscriptionState.PAUSED
    assert (room.messages, desk.notices) == ([], [])
    desk.subscribe(now=SLOT + DAY)
    desk.digests(room).tick(SLOT + DAY)
    assert list(room.refs) == refs


def test_a_start_does_not_end_a_pause_that_a_fault_made(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    room.refuses = [PermanentFault("The channel is archived.", "Set another channel.")]
    desk.digests(room).tick(SLOT)
    desk.subscribe(now=SLOT + MINUTE)
    assert configured(desk).paused_reason == "The channel is archived."
