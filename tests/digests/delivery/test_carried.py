"""Who got what: what digests and answers carried, whether they were seen to be posted or not."""

import pytest
from sqlalchemy import func, select

from bot.database import Database
from bot.digests.delivery import carried
from bot.digests.delivery.carried import ANSWERING, CarriedAnswers, Carrying
from bot.digests.delivery.poster import PermanentFault
from bot.digests.model import Carried, DigestMessage, MessageKind, MessageState
from bot.register.model import Record
from bot.register.vocabulary import News
from tests.digests.delivery.answers import answer, shown
from tests.digests.parts import MINUTE, SLOT, Desk, Posted, Room


@pytest.mark.parametrize("is_there", [True, False])
def test_an_answer_that_was_posted_without_being_marked_is_looked_for(desk: Desk, room: Room, is_there: bool) -> None:
    (ref,) = desk.publish(1)
    key = CarriedAnswers(desk.database).intend(Carrying("C1", None, shown(desk, [ref])), SLOT)
    assert key is not None
    if is_there:
        room.messages.append(Posted("1.1", "C1", None, key, None, MessageKind.ANSWER))  # type: ignore[arg-type]
    desk.change(ref, News.CORRECTED, at=SLOT)
    digests = desk.digests(room)
    digests.tick(SLOT + ANSWERING / 2)
    assert (room.looks, room.corrections) == (0, [])
    for after in range(1, 4):
        digests.tick(SLOT + ANSWERING + after * MINUTE)
    assert room.looks == 1
    assert [each.thread_ts for each in room.corrections] == (["1.1"] if is_there else [])


def test_an_answer_that_arrives_after_it_was_looked_for_is_corrected(desk: Desk, room: Room) -> None:
    (ref,) = desk.publish(1)
    answers = CarriedAnswers(desk.database)
    key = answers.intend(Carrying("C1", None, shown(desk, [ref])), SLOT)
    assert key is not None
    digests = desk.digests(room)
    digests.tick(SLOT + ANSWERING + MINUTE)
    answers.stands(key, "1.1")
    desk.change(ref, News.CORRECTED, at=SLOT)
    digests.tick(SLOT + ANSWERING + 2 * MINUTE)
    assert [each.thread_ts for each in room.corrections] == ["1.1"]


def test_an_answer_that_cannot_be_looked_for_is_taken_as_posted(desk: Desk, room: Room) -> None:
    (ref,) = desk.publish(1)
    CarriedAnswers(desk.database).intend(Carrying("C1", "1.1", shown(desk, [ref])), SLOT)
    room.hides = [PermanentFault("The app lacks a scope.", "Install it again.")]
    desk.change(ref, News.CORRECTED, at=SLOT)
    digests = desk.digests(room)
    for after in range(1, 3):
        digests.tick(SLOT + ANSWERING + after * MINUTE)
    assert [each.thread_ts for each in room.corrections] == ["1.1"]
    assert desk.notices == []


def test_an_answer_that_was_surely_not_posted_is_forgotten(desk: Desk, room: Room) -> None:
    (ref,) = desk.publish(1)
    answers = CarriedAnswers(desk.database)
    key = answers.intend(Carrying("C1", None, shown(desk, [ref])), SLOT)
    assert key is not None
    answers.forget(key)
    with desk.database.read() as session:
        assert session.scalar(select(func.count()).select_from(DigestMessage)) == 0
        assert session.scalar(select(func.count()).select_from(Carried)) == 0


def test_who_got_what_is_kept_with_the_number_of_what_was_shown(desk: Desk, room: Room) -> None:
    desk.subscribe()
    refs = desk.publish(2)
    desk.digests(room).tick(SLOT)
    with desk.database.read() as session:
        rows = session.execute(
            select(Record.ref, Carried.seq, DigestMessage.channel, DigestMessage.ts, DigestMessage.thread_ts)
            .join(Carried, Carried.record_id == Record.id)
            .join(DigestMessage, DigestMessage.id == Carried.message_id)
            .order_by(Carried.seq)
        ).all()
    ts = room.messages[0].ts
    assert rows == [(refs[0], 1, "C1", ts, ts), (refs[1], 2, "C1", ts, ts)]


def test_keeping_what_is_carried_anew_replaces_it(database: Database, desk: Desk, room: Room) -> None:
    first, second = desk.publish(2)
    message = answer(desk, room, [first])
    with database.write() as session:
        row = session.scalars(select(DigestMessage).where(DigestMessage.key == message.key)).one()
        carried.keep(session, row.id, shown(desk, [second]))
    with database.read() as session:
        assert session.scalars(select(Carried.seq)).all() == [2]
        assert session.scalars(select(DigestMessage.state)).all() == [MessageState.POSTED]
