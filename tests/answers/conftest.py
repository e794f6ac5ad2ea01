"""What the tests of answers share: the sample's names, and questions asked of the sample."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import pytest

from bot.answers.answer import Answer
from bot.answers.answering import Answerer
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon
from tests.conftest import Stores

TODAY = date(2026, 11, 22)

Ask = Callable[..., Answer]


@lru_cache(maxsize=4)
def answerer_of(database: Database) -> Answerer:
    """Give what answers from a register: its names are read once, which takes longer than to answer."""
    return Answerer(database, LexiconKeeper(database))


@pytest.fixture(scope="session")
def lexicon(stores: Stores) -> Lexicon:
    """Give the names of the sample."""
    return LexiconKeeper(stores.sample("sqlite")).current()


@pytest.fixture
def ask(sample_database: Database) -> Ask:
    """Ask the sample a question, on each engine."""
    answerer = answerer_of(sample_database)
    return lambda question, **how: answerer.answer(question, **({"today": TODAY} | how))


@pytest.fixture(scope="session")
def ask_sqlite(stores: Stores) -> Ask:
    """Ask the sample a question, on SQLite only: for tests that ask hundreds."""
    answerer = answerer_of(stores.sample("sqlite"))
    return lambda question, **how: answerer.answer(question, **({"today": TODAY} | how))
