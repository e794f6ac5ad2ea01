import datetime as dt

import pytest
from sqlalchemy import select, update

from bot.digests.model import DigestRun, Subscription
from bot.digests.service import Digests, RunOutcome
from bot.digests.wishes.rhythm import AT_ONCE
from bot.errors import RapporteurError
from bot.register.vocabulary import Kind, News, RecordState, Status, Tlp
from tests.digests.parts import DAY, MADE, MINUTE, NINE, SLOT, VIENNA, Desk, Room

EFFECT = "Today Poland's accession to the Ottawa Convention takes effect."


def test_what_was_there_before_is_no_news(desk: Desk, room: Room) -> None:
    desk.publish(3)
    desk.subscribe()
    desk.digests(room).tick(SLOT)
    assert room.messages == []


def test_what_is_new_is_posted_at_its_time_and_only_once(desk: Desk, room: Room) -> None:
    desk.subscribe()
    refs = desk.publish(2)
    digests = desk.digests(room)
    digests.tick(SLOT - MINUTE)
    assert room.messages == []
    for late in range(3):
        digests.tick(SLOT + late * MINUTE)
    digests.tick(SLOT + DAY)
    assert [sorted(message.refs) for message in room.messages] == [refs]
    assert room.messages[0].channel == "C1"
    assert room.messages[0].page.text == "Rapporteur digest, 21 November 2026: 2 new records."


def test_what_is_published_meanwhile_keeps_no_message_back(desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.subscribe()
    with desk.database.write() as session:
        session.execute(update(Subscription).values(days=AT_ONCE))
    desk.publish(1)
    freeze, more = Digests._freeze_next, iter(range(5))

    def freeze_while_others_publish(digests: Digests, now: dt.datetime, last: int) -> bool:
        frozen = freeze(digests, now, last)
        desk.publish(next(more, None) is not None)
        return frozen

    monkeypatch.setattr(Digests, "_freeze_next", freeze_while_others_publish)
    digests = desk.digests(room)
    digests.tick(SLOT - MINUTE)
    assert len(room.messages) == 1
    for late in range(5):
        digests.tick(SLOT + late * MINUTE)
    assert len(room.refs) == 6
    assert set(room.refs.values()) == {1}


def test_what_is_not_posted_in_time_is_left_to_the_next_tick(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    digests = desk.digests(room)
    digests.tick(SLOT, longest=dt.timedelta(0))
    assert room.messages == []
    digests.tick(SLOT)
    assert len(room.messages) == 1


def test_an_empty_day_posts_nothing_and_is_kept(desk: Desk, room: Room) -> None:
    desk.subscribe()
    digests = desk.digests(room)
    digests.tick(SLOT)
    refs = desk.publish(1, at=SLOT)
    digests.tick(SLOT + MINUTE)
    assert room.messages == []
    digests.tick(SLOT + DAY)
    assert list(room.refs) == refs
    with desk.database.read() as session:
        runs = session.execute(select(DigestRun.local_date, DigestRun.items).order_by(DigestRun.id)).all()
    assert runs == [(dt.date(2026, 11, 21), 0), (dt.date(2026, 11, 22), 1)]


def test_more_than_ten_items_go_on_in_the_thread(desk: Desk, room: Room) -> None:
    desk.subscribe()
    refs = desk.publish(25)
    desk.digests(room).tick(SLOT)
    first, *thread = room.messages
    assert [len(message.refs) for message in room.messages] == [10, 10, 5]
    assert first.thread_ts is None
    assert {message.thread_ts for message in thread} == {first.ts}
    assert sorted(room.refs) == sorted(refs)
    assert max(room.refs.values()) == 1
    assert first.page.notices == ("25 new records.", "10 here, 15 more in the thread.")
    assert first.page.text == "Rapporteur digest, 21 November 2026: 25 new records."
    assert thread[1].page.title == "Rapporteur digest, 21 November 2026, continued (3 of 3)"


def test_a_late_digest_says_so_and_covers_all_the_days(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    desk.digests(room).tick(SLOT + 3 * DAY + MINUTE)
    desk.digests(room).tick(SLOT + 3 * DAY + 2 * MINUTE)
    assert len(room.messages) == 1
    assert room.messages[0].page.notices == (
        "Late: this digest was due on 21 November 2026, 09:00, and stands for those due since as well.",
    )


def test_a_digest_in_time_does_not_call_itself_late(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(1)
    desk.digests(room).tick(SLOT + dt.timedelta(hours=11))
    assert room.messages[0].page.notices == ()


def test_what_was_asked_for_at_once_is_not_told_again(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe()
    early = desk.publish(1)
    digests = desk.digests(room)
    assert digests.run_now(subscription, MADE + MINUTE) == RunOutcome(1, 1, 0)
    assert digests.run_now(subscription, MADE + 2 * MINUTE) == RunOutcome(0, 0, 0)
    late = desk.publish(1)
    digests.tick(SLOT)
    assert [message.refs for message in room.messages] == [early, late]


def test_asking_at_once_several_times_a_day_leaves_the_slot_alone(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe(now=SLOT - 10 * MINUTE)
    digests = desk.digests(room)
    for minute in (5, 4):
        desk.publish(1)
        digests.run_now(subscription, SLOT - minute * MINUTE)
    desk.publish(1)
    digests.tick(SLOT)
    assert len(room.messages) == 3
    assert set(room.refs.values()) == {1}


def test_asking_for_a_subscription_that_is_not_there(desk: Desk, room: Room) -> None:
    with pytest.raises(RapporteurError, match="no subscription 7"):
        desk.digests(room).run_now(7, SLOT)


def test_a_preview_changes_nothing(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe()
    desk.publish(12)
    digests = desk.digests(room)
    digest = digests.preview(subscription, SLOT)
    assert digest.total == 12
    assert [sum(len(section.items) for section in page.sections) for page in digest.pages] == [10, 2]
    assert digests.preview(subscription, SLOT) == digest
    digests.tick(SLOT)
    assert [message.page.sections for message in room.messages] == [page.sections for page in digest.pages]


def test_several_changes_of_one_record_are_one_item(desk: Desk, room: Room) -> None:
    desk.subscribe()
    digests = desk.digests(room)
    ref = desk.add(Kind.ALLEGATION)
    digests.tick(SLOT)
    desk.change(ref, News.STATUS_MOVED, "a second source", to=Status.CORROBORATED, at=SLOT)
    desk.change(ref, News.CORRECTED, "the date was misread", at=SLOT)
    digests.tick(SLOT + DAY)
    digests.tick(SLOT + 2 * DAY)
    assert len(room.digests) == 2
    (section,) = room.digests[1].page.sections
    (item,) = section.items
    assert section.title == "Corrections"
    assert item.events == (
        "Status moved from alleged to corroborated on 21 November 2026: a second source.",
        "Corrected on 21 November 2026: the date was misread.",
    )
    assert item.finding is not None
    assert item.finding.status is Status.CORROBORATED


def test_sections_come_in_the_order_of_the_design(desk: Desk, room: Room) -> None:
    old = [desk.add(Kind.ALLEGATION) for _ in range(3)]
    desk.subscribe()
    desk.publish(1)
    desk.add(Kind.RESPONSE)
    desk.add(Kind.TREATY_ACTION, effective=dt.date(2026, 11, 21))
    desk.change(old[0], News.STATUS_MOVED, to=Status.CORROBORATED)
    desk.change(old[1], News.WITHDRAWN)
    desk.change(old[2], News.CORRECTED)
    desk.digests(room).tick(SLOT)
    assert [section.title for section in room.messages[0].page.sections] == [
        "Corrections",
        "Withdrawn",
        "Status moved",
        "New responses",
        "New in the register",
    ]
    assert room.messages[0].page.text == (
        "Rapporteur digest, 21 November 2026: 1 correction, 1 withdrawal, 1 status move, 1 new response, 2 new records."
    )


def test_a_withdrawal_is_told_by_ref_date_and_reason_alone(desk: Desk, room: Room) -> None:
    desk.subscribe()
    digests = desk.digests(room)
    ref = desk.add(Kind.ALLEGATION)
    digests.tick(SLOT)
    desk.change(ref, News.WITHDRAWN, "the source took it back", at=SLOT)
    digests.tick(SLOT + DAY)
    (section,) = room.messages[1].page.sections
    (item,) = section.items
    assert (item.ref, item.finding) == (ref, None)
    assert item.events == ("Withdrawn on 21 November 2026: the source took it back.",)


def test_a_record_withdrawn_before_it_was_told_is_never_mentioned(desk: Desk, room: Room) -> None:
    desk.subscribe()
    digests = desk.digests(room)
    ref = desk.add(Kind.ALLEGATION)
    desk.change(ref, News.WITHDRAWN)
    digests.tick(SLOT)
    digests.tick(SLOT + DAY)
    assert room.messages == []
    desk.change(ref, News.CORRECTED, "published after all", at=SLOT + DAY)
    digests.tick(SLOT + 2 * DAY)
    (section,) = room.messages[0].page.sections
    assert section.title == "New in the register"
    assert [(item.ref, item.events) for item in section.items] == [(ref, ())]


def test_nothing_above_the_ceiling_is_told_until_it_is_opened(desk: Desk, room: Room) -> None:
    desk.subscribe()
    digests = desk.digests(room)
    ref = desk.add(tlp=Tlp.AMBER)
    digests.tick(SLOT)
    assert room.messages == []
    desk.mark(ref, tlp=Tlp.GREEN)
    desk.change(ref, News.CORRECTED, "the marking was lowered", at=SLOT)
    digests.tick(SLOT + DAY)
    (section,) = room.messages[0].page.sections
    assert section.title == "New in the register"
    assert section.items[0].events == ()


def test_a_record_back_in_review_waits(desk: Desk, room: Room) -> None:
    desk.subscribe()
    digests = desk.digests(room)
    ref = desk.add()
    desk.mark(ref, state=RecordState.IN_REVIEW)
    digests.tick(SLOT)
    assert room.messages == []
    desk.change(ref, News.CORRECTED, at=SLOT)
    digests.tick(SLOT + DAY)
    assert room.messages[0].page.sections[0].title == "New in the register"


def test_a_publication_whose_lower_number_is_committed_later_is_told(desk: Desk, room: Room) -> None:
    desk.subscribe()
    digests = desk.digests(room)
    early = desk.add(seq=8)
    digests.tick(SLOT)
    late = desk.add(seq=7)
    digests.tick(SLOT + DAY)
    digests.tick(SLOT + 2 * DAY)
    assert [message.refs for message in room.messages] == [[early], [late]]


def test_an_action_is_told_again_on_the_day_it_takes_effect(desk: Desk, room: Room) -> None:
    ref = desk.add(Kind.TREATY_ACTION, effective=dt.date(2026, 11, 22))
    desk.add(Kind.TREATY_ACTION, effective=dt.date(2026, 11, 19))
    desk.subscribe()
    digests = desk.digests(room)
    for day in range(4):
        digests.tick(SLOT + day * DAY)
    (message,) = room.messages
    (section,) = message.page.sections
    assert section.title == "Taking effect"
    assert [(item.ref, item.events) for item in section.items] == [(ref, (EFFECT,))]
    assert message.page.text == "Rapporteur digest, 22 November 2026: 1 treaty action taking effect."


def test_the_list_names_what_waits(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe()
    (line,) = desk.digests(room).list()
    assert (line.id, line.channel, line.local_time, line.zone, line.next_run_at) == (
        subscription,
        "C1",
        NINE,
        VIENNA.key,
        SLOT,
    )
    assert (line.state, line.waiting) == ("active", 0)
