"""Questions that found nothing or did not help: told apart from those that did, put together, and dealt with once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.answers.asked import StoppedError, judge, keep, remember, stop
from bot.answers.kept import Kept
from bot.answers.unanswered import Listed, Period, came_of, deal_with, keep_likeness, keep_outcome, unanswered
from bot.database import Database
from tests.answers.conftest import Ask

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WEEK = Period(NOW - 7 * DAY, NOW)


@pytest.mark.parametrize(
    ("question", "nothing", "unread"),
    [
        ("what is alleged about Foobarville?", True, "Foobarville"),
        ("blorp", True, "blorp"),
        ("is Wakanda a party to the Ottawa Convention", True, "Wakanda"),
        ("how many allegations against Norway", True, ""),
        ("allegations in Izium", False, ""),
        ("is Ukraine a party to the Ottawa Convention", False, ""),
        ("what does the Ottawa Convention say", False, ""),
        ("help", False, "help"),
        ("what is new today", False, ""),
        ("who is right about Izium", False, "right"),
        ("history of ALL-0001", False, ""),
    ],
)
def test_what_found_nothing_is_told_from_what_is_an_answer(ask_sqlite: Ask, question: str, nothing: bool, unread: str) -> None:
    came = came_of(ask_sqlite(question))
    assert (came.found_nothing, came.unread) == (nothing, unread)


def test_questions_are_alike_by_what_was_not_understood_else_by_their_words(ask_sqlite: Ask) -> None:
    def alike(question: str) -> str:
        return came_of(ask_sqlite(question)).alike

    assert alike("what is alleged about Foobarville?") == alike("Allegations in FOOBARVILLE") == "foobarville"
    assert alike("How many allegations against Norway?") == alike("how many  allegations against norway")
    assert alike("how many allegations against Norway") != alike("how many allegations against Sweden")


def test_alike_questions_are_put_together_with_counts_and_reasons(database: Database, ask_sqlite: Ask) -> None:
    with database.write() as session:
        for days, question in ((6, "allegations in Foobarville"), (1, "what is alleged about Foobarville?"), (2, "blorp")):
            _asked(session, ask_sqlite, question, NOW - days * DAY)
        found = _asked(session, ask_sqlite, "allegations in Izium", NOW - 20 * DAY)
        for user, helpful, reason in (("U1", False, "the town, not the oblast"), ("U2", False, ""), ("U3", True, "fine")):
            judge(session, found, user, helpful=helpful, intent=None, total=1, now=NOW - DAY, reason=reason)
        _asked(session, ask_sqlite, "allegations in Foobarville", NOW)  # of the week after
        _asked(session, ask_sqlite, "allegations in Foobarville", NOW - 8 * DAY)  # of the week before
        listed = unanswered(session, WEEK)
    assert _told(listed) == [
        ("allegations in Izium", 0, 2),
        ("what is alleged about Foobarville?", 2, 0),
        ("blorp", 1, 0),
    ]
    assert listed.groups[0].reasons == ("the town, not the oblast",)
    assert listed.groups[1].unread == "Foobarville"
    with database.read() as session:
        assert [(len(each.groups), each.more) for each in (unanswered(session, WEEK, most=2),)] == [(2, 1)]


def test_what_was_dealt_with_is_gone_from_the_next_list_and_marked_in_this_one(database: Database, ask_sqlite: Ask) -> None:
    later = NOW + 2 * DAY
    with database.write() as session:
        first = _asked(session, ask_sqlite, "allegations in Foobarville", NOW - DAY)
        _asked(session, ask_sqlite, "allegations in Foobarville", NOW + DAY)
        deal_with(session, first, "U9", later)
        deal_with(session, first, "U8", later + DAY)  # who was first stays
        (group,) = unanswered(session, WEEK).groups
        assert (group.dealt_by, group.dealt_at) == ("U9", later)
        assert unanswered(session, Period(NOW, NOW + 7 * DAY)).groups == ()
        _asked(session, ask_sqlite, "allegations in Foobarville", later + DAY)
        assert [each.asked for each in unanswered(session, Period(NOW, NOW + 7 * DAY)).groups] == [1]


def test_a_question_whose_outcome_was_not_kept_is_listed_once_it_is_judged(database: Database, ask_sqlite: Ask) -> None:
    with database.write() as session:
        shared = remember(session, "allegations in Izium", now=NOW - DAY)
        assert unanswered(session, WEEK).groups == ()
        keep_likeness(session, shared, came_of(ask_sqlite("allegations in Izium")))
        judge(session, shared, "U1", helpful=False, intent=None, total=1, now=NOW - DAY)
        assert _told(unanswered(session, WEEK)) == [("allegations in Izium", 0, 1)]


def test_what_is_stopped_before_it_is_answered_is_never_kept_as_answered(database: Database) -> None:
    with database.write() as session:
        mine, answered, theirs = (
            remember(session, "x", now=NOW, user_id=user, channel_id="D1", thread_ts="1.1") for user in ("U1", "U1", "U2")
        )
        keep(session, answered, Kept())
        assert stop(session, "D1", "1.2", "U1", NOW) == 0
        assert stop(session, "D1", "1.1", "U1", NOW) == 1
        assert stop(session, "D1", "1.1", "U1", NOW) == 0
        keep(session, theirs, Kept())
        with pytest.raises(StoppedError):
            keep(session, mine, Kept())


def _asked(session: Session, ask: Ask, question: str, at: datetime) -> int:
    asked_id = remember(session, question, now=at, user_id="U1")
    keep_outcome(session, asked_id, came_of(ask(question)))
    return asked_id


def _told(listed: Listed) -> list[tuple[str, int, int]]:
    return [(each.question, each.asked, each.not_helpful) for each in listed.groups]
