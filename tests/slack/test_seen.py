"""A delivery is taken once, by whoever comes first, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from bot.answers.asked import recall
from bot.database import Database
from bot.slack.place import Place
from bot.slack.seen import KEPT, SeenEvents

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_the_same_event_is_taken_once(database: Database) -> None:
    seen = SeenEvents(database)
    assert seen.take("event:Ev1", "message:T1:C1:1.0", now=NOW)
    assert not seen.take("event:Ev1", "message:T1:C1:1.0", now=NOW)


def test_one_message_that_comes_as_two_events_is_taken_once(database: Database) -> None:
    seen = SeenEvents(database)
    assert seen.take("event:Ev1", "message:T1:C1:1.0", now=NOW)
    assert not seen.take("event:Ev2", "message:T1:C1:1.0", now=NOW)
    assert seen.take("event:Ev3", "message:T1:C1:2.0", now=NOW)


def test_of_many_at_once_one_takes_it(database: Database) -> None:
    seen = SeenEvents(database)
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: seen.take("event:Ev1", "message:T1:C1:1.0", now=NOW), range(16)))
    assert taken.count(True) == 1


def test_a_click_can_be_taken_again_after_a_while(database: Database) -> None:
    seen, wait = SeenEvents(database), timedelta(seconds=5)
    assert seen.take_again("click:share", now=NOW, after=wait)
    assert not seen.take_again("click:share", now=NOW + timedelta(seconds=4), after=wait)
    assert seen.take_again("click:share", now=NOW + timedelta(seconds=5), after=wait)


def test_what_slack_no_longer_redelivers_is_forgotten(database: Database) -> None:
    seen = SeenEvents(database)
    seen.take("event:Ev1", now=NOW)
    seen.take("event:Ev2", now=NOW + KEPT + timedelta(hours=2))
    assert seen.count() == 1


def test_a_question_is_remembered_once_with_the_message_that_asks_it(database: Database) -> None:
    seen, place = SeenEvents(database), Place("U1", "C1", "1.0", private=False)
    asked_id = seen.take_question("allegations in Izium", place, "event:Ev1", "message:T1:C1:1.0", now=NOW)
    assert asked_id is not None
    assert seen.take_question("allegations in Izium", place, "event:Ev2", "message:T1:C1:1.0", now=NOW) is None
    with database.read() as session:
        asked = recall(session, asked_id)
        assert recall(session, asked_id + 1) is None
    assert asked is not None
    assert (asked.question, asked.user_id, asked.channel_id, asked.thread_ts) == ("allegations in Izium", "U1", "C1", "1.0")
