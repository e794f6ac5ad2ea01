"""Publishers by whose documents records are asked for."""

from typing import Any

import pytest

from bot.answers.answer import Answer
from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon
from bot.register.vocabulary import SourceType
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


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        ("which allegations rest on White House sources?", {"publishers": ("White House",), "actors": (), "speakers": ()}),
        ("allegations citing UN reports", {"publishers": ("UN",), "actors": (), "speakers": ()}),
        ("allegations sourced to Russian state media", {"source_types": (SourceType.STATE_MEDIA,), "speakers": ()}),
        ("UN reports on Izium", {"publishers": ()}),
    ],
)
def test_whose_documents_claims_rest_on_is_not_who_alleges(lexicon: Lexicon, question: str, slots: dict[str, Any]) -> None:
    publishers = frozenset(("White House", "UN"))
    understood = understand(question, lexicon, TODAY, publishes=publishers.__contains__)
    assert {name: getattr(understood.query, name) for name in slots} == slots
    assert not any(f"“{each}” was left out" in said for each in publishers for said in understood.assumptions)
