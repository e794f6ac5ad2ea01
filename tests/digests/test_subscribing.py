import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, func, select

from bot.answers.query import Query
from bot.digests.content.digest import Digest
from bot.digests.delivery.poster import PermanentFault
from bot.digests.lines import Reach
from bot.digests.model import Delivery, Subscription, SubscriptionState
from bot.digests.service import Digests
from bot.digests.subscribing import (
    MOST_PER_CHANNEL,
    ConfiguredSubscriptionError,
    TooManySubscriptionsError,
    TwinSubscriptionError,
)
from bot.digests.subscriptions import UnknownSubscriptionError
from bot.digests.wishes.rhythm import AT_ONCE, EVERY_DAY, WEEKDAYS, days_of
from bot.errors import RapporteurError
from bot.register.vocabulary import Kind, News, RecordState, Status, Tlp
from tests.digests.parts import DAY, MADE, MINUTE, SLOT, Desk, Room, wish

EVERYTHING = Query()
POSITIONS = Query(kinds=(Kind.POSITION,))
ALLEGATIONS = Query(kinds=(Kind.ALLEGATION,))
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def digests(desk: Desk, room: Room) -> Digests:
    return desk.digests(room)


def made(digests: Digests, wanted: Query = ALLEGATIONS, *, now: dt.datetime = MADE, channel: str = "C1", **how: Any) -> int:
    wished = wish(wanted, **how)
    return digests.subscribe(wished, channel=channel, owner="U1", ceiling=Tlp.GREEN, now=now).id


def told(room: Room) -> list[list[str]]:
    return [message.refs for message in room.messages]


# --- making -----------------------------------------------------------------------------------------------------------------


def test_what_is_new_from_now_on_comes_at_its_time_and_nothing_else(desk: Desk, room: Room, digests: Digests) -> None:
    desk.add(Kind.ALLEGATION)
    line = digests.subscribe(wish(days=WEEKDAYS, at=dt.time(8, 30)), channel="C7", owner="U1", ceiling=Tlp.CLEAR, now=MADE)
    assert (line.channel, line.owner, line.words, line.ceiling) == ("C7", "U1", "as it was typed", Tlp.CLEAR)
    assert (line.rhythm, line.zone, line.chosen) == ("on weekdays at 08:30", "Europe/Vienna", "Allegations")
    monday = dt.datetime(2026, 11, 23, 7, 30, tzinfo=dt.UTC)
    assert line.next_run_at == monday  # it was made on a Friday afternoon
    new = desk.add(Kind.ALLEGATION)
    desk.add(Kind.POSITION)
    desk.add(Kind.ALLEGATION, tlp=Tlp.GREEN)
    digests.tick(monday - MINUTE)
    assert room.messages == []
    digests.tick(monday)
    assert [(message.channel, message.refs) for message in room.messages] == [("C7", [new])]


def test_the_same_filter_in_the_same_channel_is_changed_and_gets_no_twin(desk: Desk, digests: Digests, room: Room) -> None:
    first = made(digests)
    ref = desk.add(Kind.ALLEGATION)
    again = digests.subscribe(wish(at=dt.time(18)), channel="C1", owner="U2", ceiling=Tlp.CLEAR, now=MADE + MINUTE)
    assert (again.id, again.owner, again.rhythm, again.ceiling) == (first, "U1", "daily at 18:00", Tlp.CLEAR)
    assert [line.id for line in digests.list()] == [first]
    assert made(digests, channel="C2") != first
    digests.tick(again.next_run_at)
    assert told(room) == [[ref]]


def test_subscribing_again_resumes_what_was_muted(digests: Digests) -> None:
    muted = made(digests)
    digests.pause(muted, "U1", MADE)
    assert digests.get(made(digests)).state is SubscriptionState.ACTIVE


def test_a_channel_has_at_most_so_many(digests: Digests) -> None:
    for number in range(MOST_PER_CHANNEL):
        made(digests, Query(refs=(f"ALL-{number:04}",)))
    with pytest.raises(TooManySubscriptionsError, match=r"has 50 subscriptions.*Nothing was subscribed.*Delete one"):
        made(digests, Query(refs=("ALL-9999",)))
    made(digests, Query(refs=("ALL-9999",)), channel="C2")
    digests.delete(digests.list()[0].id, "U1", MADE)
    made(digests, Query(refs=("ALL-9999",)))


def test_what_the_settings_make_is_not_changed_from_a_channel(desk: Desk, digests: Digests) -> None:
    configured = desk.subscribe()
    tries: list[Callable[[], object]] = [
        lambda: made(digests, EVERYTHING),
        lambda: digests.change(configured, wish(), MADE),
        lambda: digests.delete(configured, "U1", MADE),
    ]
    for each in tries:
        with pytest.raises(ConfiguredSubscriptionError, match="set by the operator"):
            each()
    assert digests.pause(configured, "U1", MADE).state is SubscriptionState.PAUSED
    desk.subscribe(now=SLOT)
    assert digests.get(configured).state is SubscriptionState.PAUSED


# --- listing ----------------------------------------------------------------------------------------------------------------


def test_they_are_listed_by_channel_and_by_owner(desk: Desk, digests: Digests) -> None:
    configured = desk.subscribe(channel="C1")
    one, other = made(digests, channel="C1"), made(digests, POSITIONS, channel="D1")
    assert [line.id for line in digests.of_channel("C1")] == [configured, one]
    assert [line.id for line in digests.of_owner("U1")] == [one, other]
    assert [line.is_configured for line in digests.list()] == [True, False, False]


# --- muting and deleting ----------------------------------------------------------------------------------------------------


def test_muting_loses_nothing_and_tells_nobody(desk: Desk, room: Room, digests: Digests) -> None:
    muted = made(digests)
    line = digests.pause(muted, "U2", MADE)
    assert (line.state, line.stopped_by, line.paused_reason) == (SubscriptionState.PAUSED, "U2", "It was paused by hand.")
    refs = [desk.add(Kind.ALLEGATION) for _ in range(3)]
    for day in range(3):
        digests.tick(SLOT + day * DAY)
    assert (room.messages, desk.notices) == ([], [])
    line = digests.resume(muted, SLOT + 2 * DAY + HOUR)
    assert (line.state, line.stopped_by, line.next_run_at) == (SubscriptionState.ACTIVE, None, SLOT + 3 * DAY)
    digests.tick(SLOT + 3 * DAY)
    assert [sorted(refs) for refs in told(room)] == [sorted(refs)]
    assert not any(notice.startswith("Late") for notice in room.messages[0].page.notices)


def test_what_a_fault_paused_goes_on_at_once_when_it_is_resumed(desk: Desk, room: Room, digests: Digests) -> None:
    paused = made(digests)
    ref = desk.add(Kind.ALLEGATION)
    room.refuses = [PermanentFault("The channel is archived.", "Unarchive it.")]
    digests.tick(SLOT)
    assert (digests.get(paused).paused_reason, digests.get(paused).stopped_by) == ("The channel is archived.", None)
    digests.resume(paused, SLOT + HOUR)
    digests.tick(SLOT + HOUR)
    assert told(room) == [[ref]]


def test_what_is_deleted_is_served_no_more_and_listed_nowhere(desk: Desk, room: Room, digests: Digests) -> None:
    gone = made(digests)
    desk.add(Kind.ALLEGATION)
    digests.tick(SLOT)
    desk.add(Kind.ALLEGATION)
    digests.delete(gone, "U1", SLOT + HOUR)
    digests.tick(SLOT + DAY)
    assert len(room.messages) == 1
    assert (digests.list(), digests.of_channel("C1"), digests.of_owner("U1")) == ([], [], [])
    tries: list[Callable[[], object]] = [
        lambda: digests.get(gone),
        lambda: digests.change(gone, wish(), SLOT),
        lambda: digests.pause(gone, "U1", SLOT),
        lambda: digests.resume(gone, SLOT),
        lambda: digests.delete(gone, "U1", SLOT),
        lambda: digests.preview(gone, SLOT),
        lambda: digests.run_now(gone, SLOT),
    ]
    for each in tries:
        with pytest.raises(UnknownSubscriptionError, match=f"no subscription {gone}"):
            each()
    with desk.database.read() as session:
        kept = session.get_one(Subscription, gone)
        assert (kept.state, kept.stopped_by) == (SubscriptionState.DELETED, "U1")
        assert session.scalar(select(func.count()).select_from(Delivery)) == 1
    assert made(digests) != gone


def test_what_waits_to_be_posted_goes_with_what_is_deleted(desk: Desk, room: Room, digests: Digests) -> None:
    gone = made(digests)
    desk.add(Kind.ALLEGATION)
    room.pause = lambda: digests.delete(gone, "U1", SLOT)
    for _ in range(11):
        desk.add(Kind.ALLEGATION)
    digests.tick(SLOT)
    digests.tick(SLOT + HOUR)
    assert [message.thread_ts for message in room.messages] == [None]


# --- changing ---------------------------------------------------------------------------------------------------------------


def test_another_time_loses_nothing(desk: Desk, room: Room, digests: Digests) -> None:
    changed = made(digests)
    first = desk.add(Kind.ALLEGATION)
    digests.tick(SLOT)
    second = desk.add(Kind.ALLEGATION)
    line = digests.change(changed, wish(days=days_of([0]), at=dt.time(7), zone=ZoneInfo("Asia/Tokyo")), SLOT + HOUR)
    assert line.next_run_at == dt.datetime(2026, 11, 22, 22, tzinfo=dt.UTC)
    digests.tick(line.next_run_at)
    assert told(room) == [[first], [second]]


def test_another_filter_begins_now_and_what_was_new_to_the_old_one_is_still_told(
    desk: Desk, room: Room, digests: Digests
) -> None:
    changed = made(digests)
    old_position, waiting, before = desk.add(Kind.POSITION), desk.add(Kind.ALLEGATION), desk.add(Kind.POSITION)
    line = digests.change(changed, wish(POSITIONS), MADE + HOUR)
    assert line.chosen == "Positions"
    new = desk.add(Kind.POSITION)
    later = desk.add(Kind.ALLEGATION)
    digests.tick(SLOT)
    digests.change(changed, wish(EVERYTHING), SLOT + HOUR)
    digests.tick(SLOT + DAY)
    assert told(room) == [[new]]  # an allegation does not match any more, and is left
    assert not {old_position, before, waiting, later} & {*told(room)[0]}


def test_what_waited_and_still_matches_is_told_after_a_change(desk: Desk, room: Room, digests: Digests) -> None:
    changed = made(digests)
    waiting = desk.add(Kind.ALLEGATION)
    desk.add(Kind.POSITION)
    digests.change(changed, wish(EVERYTHING), MADE + HOUR)
    new = desk.add(Kind.POSITION)
    digests.tick(SLOT)
    assert sorted(told(room)[0]) == sorted([waiting, new])


def test_what_was_told_is_followed_up_after_a_change(desk: Desk, room: Room, digests: Digests) -> None:
    changed = made(digests)
    ref = desk.add(Kind.ALLEGATION)
    digests.tick(SLOT)
    desk.change(ref, News.STATUS_MOVED, to=Status.CORROBORATED, at=SLOT)
    digests.change(changed, wish(POSITIONS), SLOT + HOUR)
    digests.tick(SLOT + DAY)
    assert told(room) == [[ref], [ref]]


def test_what_could_not_be_told_yet_survives_a_change(desk: Desk, room: Room, digests: Digests) -> None:
    changed = made(digests)
    ref = desk.add(Kind.ALLEGATION)
    desk.mark(ref, state=RecordState.IN_REVIEW)
    digests.change(changed, wish(EVERYTHING), MADE + HOUR)
    desk.add(Kind.POSITION)
    digests.tick(SLOT)
    desk.mark(ref, state=RecordState.PUBLISHED)
    digests.tick(SLOT + DAY)
    assert told(room)[1:] == [[ref]]


def test_a_change_that_would_make_a_twin_is_refused(digests: Digests) -> None:
    one, other = made(digests), made(digests, POSITIONS)
    with pytest.raises(TwinSubscriptionError, match=f"Subscription {one} tells the same"):
        digests.change(other, wish(ALLEGATIONS), MADE)
    assert digests.change(other, wish(POSITIONS, at=dt.time(7)), MADE).rhythm == "daily at 07:00"


# --- at once ----------------------------------------------------------------------------------------------------------------


def test_at_once_comes_with_the_next_tick_and_once(desk: Desk, room: Room, digests: Digests) -> None:
    made(digests, days=AT_ONCE)
    digests.tick(MADE)
    for minute in range(1, 4):
        now = MADE + minute * MINUTE
        ref = desk.add(Kind.ALLEGATION, at=now)
        digests.tick(now)
        digests.tick(now)
        assert told(room)[-1] == [ref]
    assert len(room.messages) == 3
    desk.add(Kind.POSITION)
    digests.tick(MADE + HOUR)
    digests.tick(SLOT)
    assert len(room.messages) == 3


def test_at_once_tells_days_of_effect_at_its_time_of_day(desk: Desk, room: Room, digests: Digests) -> None:
    ref = desk.add(Kind.TREATY_ACTION, effective=SLOT.date())
    made(digests, EVERYTHING, days=AT_ONCE)
    new = desk.add(Kind.ALLEGATION)
    digests.tick(SLOT - HOUR)
    assert told(room) == [[new]]
    digests.tick(SLOT)
    assert told(room) == [[new], [ref]]


def test_what_at_once_passed_over_comes_by_the_slot(desk: Desk, room: Room, digests: Digests) -> None:
    made(digests, days=AT_ONCE)
    ref = desk.add(Kind.ALLEGATION)
    desk.mark(ref, state=RecordState.IN_REVIEW)
    digests.tick(MADE + MINUTE)
    desk.mark(ref, state=RecordState.PUBLISHED)
    digests.tick(MADE + 2 * MINUTE)
    assert room.messages == []
    digests.tick(SLOT)
    assert told(room) == [[ref]]


def test_a_change_to_at_once_does_not_wait_for_the_next_publication(desk: Desk, room: Room, digests: Digests) -> None:
    changed = made(digests)
    ref = desk.add(Kind.ALLEGATION)
    digests.change(changed, wish(days=AT_ONCE), MADE + MINUTE)
    digests.tick(MADE + MINUTE)
    assert told(room) == [[ref]]


def test_a_muted_one_that_is_told_at_once_catches_up(desk: Desk, room: Room, digests: Digests) -> None:
    muted = made(digests, days=AT_ONCE)
    digests.pause(muted, "U1", MADE)
    ref = desk.add(Kind.ALLEGATION)
    digests.tick(MADE + MINUTE)
    assert room.messages == []
    digests.resume(muted, MADE + HOUR)
    digests.tick(MADE + HOUR)
    assert told(room) == [[ref]]


def test_a_record_brings_what_is_recorded_on_it(desk: Desk, room: Room, digests: Digests) -> None:
    ref = desk.add(Kind.ALLEGATION)
    made(digests, Query(refs=(ref,)), days=AT_ONCE)
    other = desk.add(Kind.ALLEGATION)
    desk.add(Kind.RESPONSE, about=other)
    response = desk.add(Kind.RESPONSE, about=ref)
    digests.tick(MADE + MINUTE)
    desk.change(ref, News.STATUS_MOVED, to=Status.CORROBORATED)
    digests.tick(MADE + 2 * MINUTE)
    assert told(room) == [[response], [ref]]


def test_a_record_can_be_meant_by_its_key(desk: Desk, room: Room, digests: Digests) -> None:
    ref = desk.add(Kind.ALLEGATION)
    made(digests, Query(refs=("k1",)), days=AT_ONCE)
    desk.change(ref, News.STATUS_MOVED, to=Status.CORROBORATED)
    digests.tick(MADE + MINUTE)
    assert told(room) == [[ref]]


def test_a_tick_with_nothing_due_is_one_statement(desk: Desk, digests: Digests) -> None:
    for days in (EVERY_DAY, AT_ONCE):
        made(digests, days=days, channel=f"C{days}")
    desk.add(Kind.ALLEGATION)
    for minute in (1, 2):  # the second looks whether what was posted stands as it did
        digests.tick(MADE + minute * MINUTE)
    statements: list[tuple[str, Any]] = []
    event.listen(desk.database.engine, "before_cursor_execute", lambda *seen: statements.append((seen[2], seen[3])))
    digests.tick(MADE + 3 * MINUTE)
    ((statement, values),) = [each for each in statements if each[0] != "BEGIN"]
    if desk.database.is_sqlite:  # PostgreSQL reads a handful of rows whole, whatever indexes there are
        with desk.database.read() as session:
            plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
        assert [step for *_, step in plan if step.startswith("SCAN") and "CONSTANT ROW" not in step] == []
        assert any("ix_subscription_state_days_looked_at" in step for *_, step in plan)


# --- nothing new, previews, reach -------------------------------------------------------------------------------------------


def test_nothing_new_is_posted_only_where_it_is_asked_for(desk: Desk, room: Room, digests: Digests) -> None:
    made(digests)
    made(digests, says_nothing_new=True, channel="C2")
    digests.tick(SLOT)
    assert [(message.channel, message.page.notices) for message in room.messages] == [
        ("C2", ("Nothing new was recorded in this time.",))
    ]
    assert room.messages[0].page.text == "Rapporteur digest, 21 November 2026: nothing is new."
    digests.tick(SLOT + MINUTE)
    assert len(room.messages) == 1
    ref = desk.add(Kind.ALLEGATION)
    digests.tick(SLOT + DAY)
    assert told(room)[1:] == [[ref], [ref]]


def test_a_wish_is_previewed_as_the_digest_of_the_last_week(desk: Desk, digests: Digests) -> None:
    now = MADE + 30 * DAY
    desk.add(Kind.ALLEGATION, at=now - 8 * DAY)
    new = [desk.add(Kind.ALLEGATION, at=now - DAY) for _ in range(12)]
    desk.add(Kind.POSITION, at=now - DAY)
    digest = digests.preview_wish(wish(), Tlp.GREEN, now)
    assert (digest.total, len(digest.pages)) == (12, 1)
    assert {item.ref for section in digest.pages[0].sections for item in section.items} < {*new}
    assert digests.preview_wish(wish(Query(refs=("ALL-9999",))), Tlp.GREEN, now) == Digest(0, ())
    assert digests.list() == []


def test_how_far_a_wish_reaches_is_said(desk: Desk, digests: Digests) -> None:
    desk.add(Kind.ALLEGATION)
    desk.add(Kind.POSITION)
    desk.add(Kind.ALLEGATION, tlp=Tlp.AMBER)
    assert digests.reach(wish(), Tlp.GREEN) == Reach(1, 2)
    assert "1 of 2 records" in str(digests.reach(wish(), Tlp.GREEN))
    assert str(digests.reach(wish(EVERYTHING), Tlp.GREEN)) == "This matches everything in the register: 2 records."
    assert "Nothing in the register matches this yet" in str(digests.reach(wish(Query(refs=("X-1",))), Tlp.GREEN))


def test_every_error_has_its_cure(digests: Digests) -> None:
    with pytest.raises(RapporteurError) as fault:
        digests.get(99)
    assert (bool(fault.value.what), bool(fault.value.kept), bool(fault.value.cure)) == (True, True, True)
