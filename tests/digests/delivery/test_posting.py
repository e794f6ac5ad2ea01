"""What becomes of a message when posting it goes wrong."""

import datetime as dt

import pytest
from sqlalchemy import select

from bot.digests.delivery.poster import GRACE, NoticeWord, PassingFault, PermanentFault, UnsureFault, waiting_time
from bot.digests.model import DigestMessage, MessageState, Subscription
from bot.register.vocabulary import News, RecordState
from tests.digests.parts import DAY, MINUTE, SLOT, Desk, Room

SECOND = dt.timedelta(seconds=1)
NOT_THERE = PermanentFault("Rapporteur is not in the channel.", "Type /invite @Rapporteur there.")


def states(desk: Desk) -> list[MessageState]:
    with desk.database.read() as session:
        return list(session.scalars(select(DigestMessage.state).order_by(DigestMessage.id)))


def test_a_passing_fault_is_waited_out_as_long_as_asked(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    room.refuses = [PassingFault("rate limited", 40)]
    desk.digests(room).tick(SLOT)
    desk.digests(room).tick(SLOT + 39 * SECOND)
    assert room.messages == []
    with desk.database.read() as session:
        message = session.scalars(select(DigestMessage)).one()
        assert (message.state, message.reason) == (MessageState.PENDING, "rate limited")
        assert 40 * SECOND <= message.try_at - SLOT < 41 * SECOND
    desk.digests(room).tick(SLOT + 41 * SECOND)
    assert (len(room.messages), room.looks) == (1, 0)


def test_the_wait_grows_and_ends_at_ten_minutes() -> None:
    waits = [waiting_time(attempts).total_seconds() for attempts in range(1, 12)]
    assert waits == [5, 10, 20, 40, 80, 160, 320, 600, 600, 600, 600]
    assert waiting_time(1, asked_for=3600) == dt.timedelta(hours=1)


@pytest.mark.parametrize("fault", [UnsureFault("timed out"), ConnectionResetError("cut"), ValueError("a fault of ours")])
def test_a_message_that_was_posted_without_an_answer_is_found(desk: Desk, room: Room, fault: Exception) -> None:
    desk.subscribe()
    desk.publish(1)
    room.breaks_off = [fault]
    desk.digests(room).tick(SLOT)
    assert states(desk) == [MessageState.UNSURE]
    desk.digests(room).tick(SLOT + 2 * GRACE)
    assert (len(room.messages), room.looks, states(desk)) == (1, 1, [MessageState.POSTED])


def test_a_message_that_was_not_posted_is_posted_after_a_look(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(11)
    room.refuses = [None, UnsureFault("timed out")]
    desk.digests(room).tick(SLOT)
    assert states(desk) == [MessageState.POSTED, MessageState.UNSURE]
    desk.digests(room).tick(SLOT + 2 * GRACE)
    assert (room.looks, states(desk)) == (1, [MessageState.POSTED, MessageState.POSTED])
    assert room.messages[1].thread_ts == room.messages[0].ts


def test_where_it_cannot_be_looked_for_nothing_is_posted_and_an_admin_is_told_once(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    room.breaks_off = [UnsureFault("timed out")]
    desk.digests(room).tick(SLOT)
    room.hides = [NOT_THERE, RuntimeError("no history"), NOT_THERE]
    for minute in (10, 30, 50):
        desk.digests(room).tick(SLOT + minute * MINUTE)
    assert (len(room.messages), room.looks, states(desk)) == (1, 3, [MessageState.UNSURE])
    (notice,) = desk.notices
    assert (notice.word, notice.channel) == (NoticeWord.UNSURE, "C1")
    assert "21 November 2026" in notice.what
    assert "Rapporteur is not in the channel." in notice.what
    desk.digests(room).tick(SLOT + 70 * MINUTE)
    assert (len(room.messages), states(desk)) == (1, [MessageState.POSTED])


def test_a_passing_fault_while_looking_is_no_reason_to_tell_anybody(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    room.refuses = [UnsureFault("timed out")]
    room.hides = [PassingFault("rate limited", 3 * 60)]
    desk.digests(room).tick(SLOT)
    desk.digests(room).tick(SLOT + MINUTE)
    desk.digests(room).tick(SLOT + 3 * MINUTE)
    assert (room.looks, room.messages, desk.notices) == (1, [], [])
    desk.digests(room).tick(SLOT + 5 * MINUTE)
    assert (room.looks, len(room.messages)) == (2, 1)


def test_a_permanent_fault_pauses_and_is_told_once(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe()
    refs = desk.publish(11)
    room.refuses = [NOT_THERE]
    for day in range(3):
        desk.digests(room).tick(SLOT + day * DAY)
    assert (room.messages, states(desk)) == ([], [MessageState.FAILED, MessageState.PENDING])
    (notice,) = desk.notices
    assert (notice.word, notice.cure) == (NoticeWord.PAUSED, "Type /invite @Rapporteur there.")
    assert "Rapporteur is not in the channel." in notice.what
    (line,) = desk.digests(room).list()
    assert (line.state, line.paused_reason, line.paused_cure, line.waiting) == (
        "paused",
        "Rapporteur is not in the channel.",
        "Type /invite @Rapporteur there.",
        2,
    )
    desk.digests(room).resume(subscription, SLOT + 3 * DAY)
    desk.digests(room).tick(SLOT + 3 * DAY)
    assert sorted(room.refs) == refs
    assert max(room.refs.values()) == 1


def test_what_waits_is_not_posted_while_its_subscription_is_paused(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe()
    (early,) = desk.publish(1)
    digests = desk.digests(room)
    room.refuses = [PassingFault("rate limited", 120), NOT_THERE]
    digests.run_now(subscription, SLOT - MINUTE)
    (late,) = desk.publish(1)
    digests.tick(SLOT)
    digests.tick(SLOT + 10 * MINUTE)
    assert (room.messages, states(desk)) == ([], [MessageState.PENDING, MessageState.FAILED])
    digests.resume(subscription, SLOT + 20 * MINUTE)
    digests.tick(SLOT + 20 * MINUTE)
    assert [message.refs for message in room.messages] == [[early], [late]]


def test_asking_at_once_says_why_nothing_could_be_posted(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe()
    desk.publish(1)
    room.refuses = [NOT_THERE]
    outcome = desk.digests(room).run_now(subscription, SLOT)
    assert (outcome.posted, outcome.waiting) == (0, 1)
    assert outcome.stopped == "Rapporteur is not in the channel. Type /invite @Rapporteur there."


def test_a_notice_that_cannot_be_passed_on_is_tried_again(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    room.refuses = [NOT_THERE]
    digests = desk.digests(room)
    passed: list[str] = []

    def tell(notice: object) -> None:
        passed.append("tried")
        if len(passed) == 1:
            raise ConnectionError("no Slack")

    digests._tell = tell
    for minute in range(4):
        digests.tick(SLOT + minute * MINUTE)
    assert passed == ["tried", "tried"]


def test_asking_at_once_ends_a_pause(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe()
    desk.publish(1)
    room.refuses = [NOT_THERE]
    desk.digests(room).tick(SLOT)
    desk.publish(1, at=SLOT)
    outcome = desk.digests(room).run_now(subscription, SLOT + MINUTE)
    assert (outcome.items, outcome.posted, outcome.waiting) == (1, 1, 0)
    assert len(room.messages) == 2
    with desk.database.read() as session:
        assert session.scalars(select(Subscription.state)).one() == "active"


def test_what_was_taken_back_between_freezing_and_posting_is_left_out(desk: Desk, room: Room) -> None:

    desk.subscribe()
    kept, gone = desk.publish(2)
    room.refuses = [PassingFault("rate limited")]
    desk.digests(room).tick(SLOT)
    desk.change(gone, News.WITHDRAWN, at=SLOT)
    desk.digests(room).tick(SLOT + MINUTE)
    desk.digests(room).tick(SLOT + DAY)
    assert [message.refs for message in room.messages] == [[kept]]
    desk.change(gone, News.CORRECTED, at=SLOT + DAY)
    desk.digests(room).tick(SLOT + 2 * DAY)
    assert [message.refs for message in room.messages] == [[kept], [gone]]


def test_a_message_with_nothing_left_says_so(desk: Desk, room: Room) -> None:

    desk.subscribe()
    (ref,) = desk.publish(1)
    room.refuses = [PassingFault("rate limited")]
    desk.digests(room).tick(SLOT)
    desk.mark(ref, state=RecordState.IN_REVIEW)
    desk.digests(room).tick(SLOT + MINUTE)
    (message,) = room.messages
    assert message.refs == []
    assert message.page.notices == ("What stood here was taken back or changed before it was posted.",)
    desk.mark(ref, state=RecordState.PUBLISHED)
    desk.digests(room).tick(SLOT + DAY)
    assert room.messages[1].refs == [ref]


def test_a_page_that_cannot_be_composed_is_tried_again(desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.subscribe()
    desk.publish(1)
    digests = desk.digests(room)
    with monkeypatch.context() as broken:
        broken.setattr("bot.digests.content.composing.spoken", lambda _day: 1 // 0)
        digests.tick(SLOT)
    assert states(desk) == [MessageState.PENDING]
    digests.tick(SLOT + MINUTE)
    assert len(room.messages) == 1


def test_nothing_new_is_claimed_after_a_stop(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(25)
    digests = desk.digests(room)
    room.pause = digests.stop
    digests.tick(SLOT)
    assert len(room.messages) == 1
    room.pause = lambda: None
    desk.digests(room).tick(SLOT + MINUTE)
    assert len(room.messages) == 3
