"""What neither names nor dates nor cues account for: publishers, and words that tell records apart."""

import pytest

from bot.answers.answer import Answer
from bot.answers.query import Intent
from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon
from tests.answers.conftest import TODAY, Ask

_PUBLISHERS = frozenset(("RT", "Le Monde", "socialbites.ca", "the Guardian", "Guardian"))


@pytest.mark.parametrize(
    ("question", "publishers"),
    [
        ("which allegations rest on RT and on nothing else", ("RT",)),
        ("which records hang on Le Monde", ("Le Monde",)),
        ("which records lean on the socialbites.ca rewrite", ("socialbites.ca",)),
        ("allegations in the Guardian", ("Guardian",)),
        ("allegations in Izium", ()),
        ("what did the Guardian say", ()),
    ],
)
def test_a_publisher_is_told_from_a_place(lexicon: Lexicon, question: str, publishers: tuple[str, ...]) -> None:
    understood = understand(question, lexicon, TODAY, publishes=_PUBLISHERS.__contains__)
    assert understood.query.publishers == publishers
    assert not {*publishers} & {*understood.demanded, *understood.hard_words}


def _refs(answer: Answer) -> set[str]:
    return {each.ref for each in answer.findings}


def test_what_rests_on_a_publisher_is_a_part_of_what_is_alleged(ask: Ask) -> None:
    everything, of_one = ask("allegations"), ask("which allegations rest on RT")
    assert _refs(of_one)
    assert _refs(of_one) < _refs(everything)
    assert "citing: RT" in of_one.understood


def test_plain_words_tell_a_record_apart_and_it_is_said(ask: Ask) -> None:
    answer = ask("allegations of landmines with playgrounds and toys")
    assert answer.total == 1
    assert "Only what has “playgrounds” and “toys” in its words is shown." in answer.assumptions


def test_plain_words_are_looked_for_in_other_kinds_where_the_kind_asked_for_has_none(ask: Ask) -> None:
    answer = ask("statements about a cultural centre hit with cluster bombs on a Sunday")
    assert [each.kind.value for each in answer.findings] == ["allegation"]
    assert any(each.endswith("is shown, of whatever kind.") for each in answer.assumptions)


def test_words_beside_what_is_left_out_decide_nothing(ask: Ask) -> None:
    answer = ask("allegations about anywhere other than Ukraine or Russia")
    assert answer.intent is Intent.ALLEGATIONS
    assert answer.total == ask("allegations not in Ukraine and not in Russia").total > 0
