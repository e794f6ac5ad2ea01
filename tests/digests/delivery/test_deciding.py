"""What can't be looked for: an admin says whether it is there, and nobody else is believed."""

import pytest
from sqlalchemy import select

from bot.digests.delivery.notices import AlreadyDecidedError
from bot.digests.delivery.poster import PassingFault, PermanentFault, Question, UnsureFault
from bot.digests.model import DigestMessage, MessageState
from bot.register.vocabulary import News, Tlp
from tests.digests.parts import DAY, MINUTE, SLOT, Desk, Room

NO_HISTORY = PermanentFault("The app lacks the scope channels:history.", "Install the app again.")


def in_doubt(desk: Desk, room: Room, *, is_there: bool, records: int = 1) -> Question:
    """Post a digest without an answer from Slack, in a channel that can't be read, and give what the admins are asked."""
    desk.subscribe()
    desk.publish(records)
    (room.breaks_off if is_there else room.refuses).append(UnsureFault("timed out"))
    room.hides = [NO_HISTORY] * 9
    digests = desk.digests(room)
    digests.tick(SLOT)
    digests.tick(SLOT + 10 * MINUTE)
    (notice,) = desk.notices
    assert notice.question is not None
    assert notice.question.may_be_there
    return notice.question


def state(desk: Desk, page: int = 0) -> MessageState:
    with desk.database.read() as session:
        return session.scalars(select(DigestMessage.state).where(DigestMessage.page == page)).one()


def test_it_is_there(desk: Desk, room: Room) -> None:
    asked = in_doubt(desk, room, is_there=True, records=12)
    digests = desk.digests(room)
    said = digests.decide(asked.message_id, asked.asked_at, is_there=True, now=SLOT + 11 * MINUTE)
    assert said == "It is taken as posted. Whatever follows it is posted now."
    digests.tick(SLOT + 11 * MINUTE)
    digests.tick(SLOT + DAY)
    assert [len(message.refs) for message in room.messages] == [10, 2]


def test_post_it_again(desk: Desk, room: Room) -> None:
    asked = in_doubt(desk, room, is_there=False)
    digests = desk.digests(room)
    said = digests.decide(asked.message_id, asked.asked_at, is_there=False, now=SLOT + 11 * MINUTE)
    assert said == "It is posted again within a minute."
    digests.tick(SLOT + 11 * MINUTE)
    assert (len(room.messages), state(desk)) == (1, MessageState.POSTED)


def test_a_stale_click_changes_nothing_and_says_so(desk: Desk, room: Room) -> None:
    asked = in_doubt(desk, room, is_there=False)
    digests = desk.digests(room)
    digests.decide(asked.message_id, asked.asked_at, is_there=False, now=SLOT + 11 * MINUTE)
    with pytest.raises(AlreadyDecidedError, match=r"it waits to be posted again\..*Nothing was changed"):
        digests.decide(asked.message_id, asked.asked_at, is_there=True, now=SLOT + 11 * MINUTE)
    digests.tick(SLOT + 11 * MINUTE)
    with pytest.raises(AlreadyDecidedError, match="it is posted"):
        digests.decide(asked.message_id, asked.asked_at, is_there=False, now=SLOT + 12 * MINUTE)
    assert len(room.messages) == 1


def test_an_answer_to_an_earlier_question_decides_nothing(desk: Desk, room: Room) -> None:
    asked = in_doubt(desk, room, is_there=False)
    digests = desk.digests(room)
    digests.decide(asked.message_id, asked.asked_at, is_there=False, now=SLOT + 11 * MINUTE)
    room.breaks_off = [UnsureFault("timed out again")]
    digests.tick(SLOT + 11 * MINUTE)
    digests.tick(SLOT + 30 * MINUTE)
    _, second = desk.notices
    assert second.question is not None
    with pytest.raises(AlreadyDecidedError):
        digests.decide(asked.message_id, asked.asked_at, is_there=False, now=SLOT + 31 * MINUTE)
    digests.decide(asked.message_id, second.question.asked_at, is_there=True, now=SLOT + 31 * MINUTE)
    assert (len(room.messages), state(desk)) == (1, MessageState.POSTED)


def test_a_question_about_no_message_of_ours(desk: Desk, room: Room) -> None:
    with pytest.raises(AlreadyDecidedError):
        desk.digests(room).decide(7, SLOT, is_there=True, now=SLOT)


def test_what_is_there_by_an_admins_word_is_corrected_in_its_channel(desk: Desk, room: Room) -> None:
    asked = in_doubt(desk, room, is_there=True)
    digests = desk.digests(room)
    digests.decide(asked.message_id, asked.asked_at, is_there=True, now=SLOT + 11 * MINUTE)
    desk.change(room.messages[0].refs[0], News.CORRECTED, at=SLOT)
    for minute in (12, 13):
        digests.tick(SLOT + minute * MINUTE)
    assert [(each.channel, each.thread_ts) for each in room.corrections] == [("C1", None)]


def test_a_channel_that_was_shared_since_gets_no_more_than_it_may_have_now(desk: Desk, room: Room) -> None:
    desk.subscribe()
    clear, green, gone = desk.add(), desk.add(tlp=Tlp.GREEN), desk.add(tlp=Tlp.GREEN)
    digests = desk.digests(room)
    digests.tick(SLOT)
    desk.change(gone, News.WITHDRAWN, "for no other eyes", at=SLOT)
    desk.change(green, News.CORRECTED, at=SLOT)
    desk.change(clear, News.CORRECTED, at=SLOT)
    room.ceilings["C1"] = Tlp.CLEAR
    digests.tick(SLOT + DAY)
    assert room.digests[1].refs == [clear]
    assert room.digests[1].page.text == "Rapporteur digest, 22 November 2026: 1 correction."
    room.ceilings.clear()
    digests.tick(SLOT + 2 * DAY)
    assert sorted(room.digests[2].refs) == sorted([green, gone])


@pytest.mark.parametrize(
    ("fault", "waits"),
    [(PassingFault("Slack cannot be reached."), MessageState.PENDING), (NO_HISTORY, MessageState.FAILED)],
)
def test_where_the_channels_ceiling_is_not_told_nothing_is_posted(
    desk: Desk, room: Room, fault: Exception, waits: MessageState
) -> None:
    subscription = desk.subscribe()
    desk.publish(1)
    room.unseen = [fault]
    digests = desk.digests(room)
    digests.tick(SLOT)
    assert (room.messages, state(desk)) == ([], waits)
    if waits is MessageState.FAILED:
        assert desk.notices[0].cure == "Install the app again."
        digests.resume(subscription, SLOT + MINUTE)
    digests.tick(SLOT + MINUTE)
    assert len(room.messages) == 1
