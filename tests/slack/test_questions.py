"""Which question a new one goes on from, by where it is asked."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answer import Answer
from bot.answers.answering import Answerer
from bot.answers.query import Intent, Query
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.slack.place import Place
from bot.slack.questions import Asking, QuestionGoneError, Questions

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
QUERY = Query(Intent.ALLEGATIONS, places=("izium",))
ANSWER = Answer("allegations in Izium", Intent.ALLEGATIONS, date(2026, 11, 22), QUERY, "None.", suggestions=("help",))


@pytest.fixture
def questions(database: Database) -> Questions:
    return Questions(database, Answerer(database, LexiconKeeper(database)), lambda: NOW, ZoneInfo("UTC"))


def thread(ts: str = "1.0", user: str = "U1", **more: Any) -> Place:
    return Place(user, "C1", ts, private=False, **more)


def asked(questions: Questions, place: Place, **how: Any) -> int:
    """Ask and answer a question there."""
    number = questions.remember("allegations in Izium", place, kind=None)
    questions.keep(number, Asking("allegations in Izium", **how), ANSWER, ("ALL-0001",))
    return number


def gone_on_from(questions: Questions, place: Place) -> int | None:
    number = questions.remember("and in Donetsk?", place, kind=None)
    found = questions.before(number, place)
    return found.id if found else None


def test_a_thread_goes_on_from_whoevers_question_and_a_command_from_ones_own(questions: Questions) -> None:
    first = asked(questions, thread(new_thread=True))
    assert gone_on_from(questions, thread(user="U2")) == first
    assert gone_on_from(questions, thread("2.0")) is None
    assert gone_on_from(questions, Place("U1", "C1")) == first
    assert gone_on_from(questions, Place("U2", "C1")) is None
    assert gone_on_from(questions, Place("U1", "C2")) is None


def test_what_one_person_asked_for_their_own_eyes_is_not_gone_on_from_before_all(questions: Questions) -> None:
    asked(questions, Place("U1", "C1", "1.0", private=True))
    assert gone_on_from(questions, thread()) is None
    assert gone_on_from(questions, thread("3.0", new_thread=True)) is None


def test_a_direct_message_outside_a_thread_goes_on_from_the_one_before(questions: Questions) -> None:
    first = asked(questions, Place("U1", "D1", "1.0", private=False, new_thread=True))
    assert gone_on_from(questions, Place("U1", "D1", "2.0", private=False, new_thread=True)) == first
    assert gone_on_from(questions, Place("U1", "D1", "9.0", private=False)) is None


def test_a_question_goes_on_from_none_that_was_asked_after_it(questions: Questions) -> None:
    first = asked(questions, thread())
    slow = questions.remember("and in Donetsk?", thread(), kind=None)
    asked(questions, thread())
    found = questions.before(slow, thread())
    assert found is not None
    assert found.id == first


def test_what_was_chosen_in_a_form_is_kept_as_it_was_chosen(questions: Questions) -> None:
    chosen = Query(Intent.ALLEGATIONS, places=("izium",), weapons=("pfm-1",))
    number = asked(questions, thread(), chosen=chosen)
    found = questions.recall(number, "C1", "U1")
    assert (found.kept.query, found.kept.chosen, found.kept.shown) == (chosen, True, ())
    assert questions.asking_of(found).chosen == chosen
    assert questions.offered(found, 0) == "help"
    with pytest.raises(QuestionGoneError, match="no longer good"):
        questions.offered(found, 1)
    with pytest.raises(QuestionGoneError, match="too old"):
        questions.recall(number, "C2", "U1")


def test_what_somebody_asked_for_their_own_eyes_is_nobody_elses_to_go_on_from(questions: Questions) -> None:
    private, openly = asked(questions, Place("U1", "C1")), asked(questions, thread())
    assert questions.recall(private, "C1", "U1").id == private
    assert questions.recall(openly, "C1", "U2").id == openly
    with pytest.raises(QuestionGoneError, match="too old"):
        questions.recall(private, "C1", "U2")
    questions.begin_thread(private, "8.0")  # it was shared
    assert questions.recall(private, "C1", "U2").id == private
