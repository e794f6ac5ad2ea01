"""A desk that publishes, on each engine, and a room that is posted to."""

import pytest

from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon
from tests.conftest import Stores
from tests.digests.parts import Desk, Room


@pytest.fixture
def desk(database: Database) -> Desk:
    """Give an empty register with its editor."""
    return Desk(database)


@pytest.fixture
def room() -> Room:
    """Give channels that hold nothing yet."""
    return Room()


@pytest.fixture(scope="session")
def lexicon(stores: Stores) -> Lexicon:
    """Give the names of the sample."""
    return LexiconKeeper(stores.sample("sqlite")).current()
