"""Publishers by whose documents records are asked for."""

import pytest

from bot.answers.answer import Answer
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
