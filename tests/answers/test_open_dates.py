from datetime import date

import pytest

from bot.answers.open_dates import year_of
from bot.answers.query import Query, Span
from bot.answers.understanding.dates import date_mentions
from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon
from tests.answers.conftest import TODAY, Ask


def test_a_day_without_a_year_is_asked_where_several_years_have_records(ask: Ask) -> None:
    answer = ask("votes on landmines on 8 December")
    (choice,) = answer.choices
    assert choice.asks == "Which year is meant by “8 December”?"
    assert 2 <= len(choice.options) <= 5
    labels = [option.label for option in choice.options]
    assert labels == sorted(labels, reverse=True)
    assert (answer.query.said, answer.query.occurred) == (Span(), Span())
    assert {(span.first.month, span.first.day) for span in answer.query.in_any if span.first} == {(12, 8)}
    assert any("can be 8 December" in line for line in answer.assumptions)
    totals = [ask(option.question).total for option in choice.options]
    assert all(totals)
    assert answer.total >= sum(totals)


@pytest.mark.parametrize(
    "question",
    [
        "votes in december on landmines",
        "statements before 9 Dec",
        "said 2/3/2023",
    ],
)
def test_each_option_is_a_question_that_leaves_nothing_open(ask_sqlite: Ask, question: str) -> None:
    options = [option for choice in ask_sqlite(question).choices for option in choice.options]
    for option in options:
        mentions = date_mentions(option.question.lower(), TODAY)
        assert not any(mention.readings for mention in mentions)
        assert any(mention.span for mention in mentions)
    assert options


def test_the_only_year_with_a_record_is_taken_and_said(ask: Ask) -> None:
    answer = ask("what did Dujarric say on 14 Nov")
    assert answer.query.said == Span(date(2023, 11, 14), date(2023, 11, 14))
    assert "“14 Nov” was taken as 14 November 2023, the only year with a record of that time." in answer.assumptions
    assert (answer.total, answer.choices) == (1, ())


def test_where_no_year_has_a_record_nothing_is_found(ask: Ask) -> None:
    answer = ask("what did Dujarric say on 3 May")
    assert answer.total == 0
    assert any("“3 May” in any year" in line for line in answer.assumptions)


def test_numbers_that_can_be_two_days_are_a_choice(ask: Ask) -> None:
    answer = ask("what did the US say on 7/6/2023")
    assert [option.question for option in answer.choices[0].options] == [
        "what did the US say on 7 June 2023",
        "what did the US say on 6 July 2023",
    ]
    assert ask("what did the US say on 7/7/2023").choices == ()


def test_a_status_is_that_of_today_until_its_year_is_chosen(ask: Ask) -> None:
    answer = ask("was Ukraine a State Party to the Ottawa Convention on 2 November?")
    assert answer.query.on is None
    assert answer.choices[0].options[3].question == "was Ukraine a State Party to the Ottawa Convention on 2 November 2023?"
    assert "“2 November” was left out until it is said of which year." in answer.assumptions


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("allegations since June", "“since June” was taken as since 1 June 2026."),
        ("what did the UN say last November", "“last November” was taken as November 2025."),
        ("what did HRW say on 31 November 2023", "“31 November 2023” is no day of the calendar, and was left out."),
        (
            "who was party to the CCM other than in 2015",
            "“2015” is set aside by the question; what is recorded for it could not be left out.",
        ),
    ],
)
def test_how_a_time_was_read_is_said(lexicon: Lexicon, question: str, said: str) -> None:
    assert said in understand(question, lexicon, TODAY).assumptions


def test_the_year_of_the_conversation_is_taken_and_said(lexicon: Lexicon) -> None:
    before = understand("what did the UN say in 2023", lexicon, TODAY).query
    understanding = understand("and on 2 Nov?", lexicon, TODAY, year=year_of(before))
    assert understanding.query.said == Span(date(2023, 11, 2), date(2023, 11, 2))
    assert "“2 Nov” was taken as 2 November 2023, the year of the question before." in understanding.assumptions
    assert understanding.open_dates == ()


@pytest.mark.parametrize(
    ("query", "year"),
    [
        (Query(), None),
        (Query(said=Span(date(2023, 1, 1), date(2023, 12, 31))), 2023),
        (Query(said=Span(date(2022, 1, 1), date(2023, 12, 31))), None),
        (Query(occurred=Span(date(2023, 5, 1), None)), 2023),
        (Query(on=date(2023, 11, 2)), 2023),
    ],
)
def test_a_query_is_about_one_year_or_none(query: Query, year: int | None) -> None:
    assert year_of(query) == year


def test_two_times_left_open_are_looked_for_each_by_itself(ask_sqlite: Ask) -> None:
    answer = ask_sqlite("what was said in march and in May about mines")
    asked = {choice.asks for choice in answer.choices}
    assert asked <= {"Which year is meant by “march”?", "Which year is meant by “May”?"}
    months = {span.first.month for span in answer.query.in_any if span.first}
    assert months == {3, 5}
    assert answer.total
