"""Which times a question asks for, and which it leaves out."""

from datetime import date

import pytest

from bot.answers.query import Span
from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon
from tests.answers.conftest import TODAY, Ask

Y2022 = Span(date(2022, 1, 1), date(2022, 12, 31))
Y2023 = Span(date(2023, 1, 1), date(2023, 12, 31))
MARCH = Span(date(2022, 3, 1), date(2022, 3, 31))
UP_TO_2020 = Span(None, date(2019, 12, 31))


@pytest.mark.parametrize(
    ("question", "said", "without"),
    [
        ("allegations against Russia except in 2022", Span(), (Y2022,)),
        ("allegations against Russia other than those from 2022", Span(), (Y2022,)),
        ("allegations against Russia, not 2022 and 2023", Span(), (Y2022, Y2023)),
        ("accusations contre la Russie, sauf celles de 2022", Span(), (Y2022,)),
        ("acusaciones contra Rusia, salvo las de 2022", Span(), (Y2022,)),
        ("обвинения против России, кроме 2022 года", Span(), (Y2022,)),
        ("allegations in Ukraine in 2022 but not in March", Y2022, (MARCH,)),
        ("what did Germany say in 2023 rather than 2022", Y2023, (Y2022,)),
        ("how did Norway vote, not counting votes before 2020", Span(), (UP_TO_2020,)),
        ("what did Norway say without the others in 2022", Y2022, ()),
        ("how many allegations are published right now", Span(), ()),
        ("what did Norway say in 2022? we go on air tonight", Y2022, ()),
        ("run me through the statements of 2022", Y2022, ()),
        ("the statements on mines through 2022", Span(None, date(2022, 12, 31)), ()),
    ],
)
def test_times_that_are_left_out_are_told_from_those_asked_for(
    lexicon: Lexicon, question: str, said: Span, without: tuple[Span, ...]
) -> None:
    query = understand(question, lexicon, TODAY).query
    assert (query.said, query.not_said) == (said, without)


def test_what_is_left_out_and_what_is_asked_for_make_up_the_whole(ask: Ask) -> None:
    (all_of, asked, others) = (
        {each.ref for each in ask(f"allegations against Russia{when}").findings} for when in ("", " in 2022", " except in 2022")
    )
    assert asked
    assert others
    assert asked | others == all_of


def test_what_is_left_out_is_told(ask: Ask) -> None:
    assert "not said: 2022" in ask("allegations against Russia except in 2022").understood


def test_when_something_happened_is_told_from_when_it_was_alleged(ask: Ask) -> None:
    assert ask("when did the Ghouta attack happen").value == {"date": "2013-08-21"}
    assert ask("when did the United States allege the Ghouta attack").value == {"date": "2023-08-21"}
