"""A missing name is added once, to one entry, with its author; what it means already is told."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.database import Database
from bot.names.adding import NotAddedError, add_name, check_name
from bot.names.keeper import LexiconKeeper
from bot.register import documents, writing
from bot.register.model import Alias, Change
from bot.register.reading import id_of

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
ENTRIES = (
    {"type": "actor", "key": "land", "name": "Zubrovia", "actor_type": "state", "aliases": ["Zubrovian"]},
    {"type": "actor", "key": "watch", "name": "Border Watch", "actor_type": "ngo"},
    {"type": "place", "key": "hill", "name": "Mount Vesna", "place_type": "country"},
    {"type": "actor", "key": "jane", "name": "Jane Doe", "actor_type": "private_individual"},
)


@pytest.fixture
def lexicons(database: Database) -> LexiconKeeper:
    with database.write() as session:
        writing.save(session, [documents.from_fields(each) for each in ENTRIES], who="tests", why="to be named", now=NOW)
    return LexiconKeeper(database)


def test_a_name_is_known_at_once_and_its_author_stands_in_the_history(database: Database, lexicons: LexiconKeeper) -> None:
    assert lexicons.current().matches("Весняна") == []
    _add(database, lexicons, "hill", "Весняна", lang="ru")
    (match,) = lexicons.current().matches("what happened in Весняна?")
    assert [entry.key for entry in match.entries] == ["hill"]
    with database.read() as session:
        entry_id = id_of(session, "hill")
        assert session.execute(select(Alias.text, Alias.lang).where(Alias.reference_id == entry_id)).all() == [
            ("Весняна", "ru")
        ]
        changes = session.execute(select(Change.who, Change.why).where(Change.entry_id == entry_id).order_by(Change.version))
        assert changes.all() == [("tests", "to be named"), ("slack:U9", "asked for")]


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("land", "zubrovia", "is a name of the actor Zubrovia already"),
        ("land", "Zubrovian", "is a name of the actor Zubrovia already"),
        ("hill", "Zubrovia", "is a name of the actor Zubrovia"),
        ("watch", "jane doe", "is a name of a private individual"),
        ("watch", "always", "a word of every day"),
        ("watch", "?!", "no name"),
        ("watch", "x" * 201, "no name"),
        ("nobody", "Nobody", "not in the register"),
    ],
)
def test_what_is_not_added_is_told(database: Database, lexicons: LexiconKeeper, key: str, text: str, said: str) -> None:
    with pytest.raises(NotAddedError, match=said) as told:
        _add(database, lexicons, key, text)
    assert "Nothing was added." in str(told.value)
    with database.read() as session:
        assert session.scalars(select(Alias.text)).all() == ["Zubrovian"]


def test_a_name_of_two_is_added_where_that_is_meant_and_then_means_both(database: Database, lexicons: LexiconKeeper) -> None:
    _add(database, lexicons, "hill", "Zubrovia", meant=True)
    (match,) = lexicons.current().matches("Zubrovia")
    assert sorted(entry.key for entry in match.entries) == ["hill", "land"]
    with pytest.raises(NotAddedError, match="already"):
        check_name(lexicons.current(), "hill", "Zubrovia", meant=True)


def test_a_word_of_every_day_then_counts_only_as_it_is_written(database: Database, lexicons: LexiconKeeper) -> None:
    _add(database, lexicons, "watch", "Always", meant=True)
    assert [match.text for match in lexicons.current().matches("Always is always right")] == ["Always"]


def test_of_two_who_add_the_same_one_is_told(database: Database, lexicons: LexiconKeeper) -> None:
    met, told = threading.Barrier(2), []

    def add() -> None:
        met.wait()
        try:
            _add(database, lexicons, "hill", "Весніна")
        except NotAddedError as error:
            told.append(error)

    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    with database.read() as session:
        assert session.scalars(select(Alias.text).where(Alias.text == "Весніна")).all() == ["Весніна"]


def _add(
    database: Database, lexicons: LexiconKeeper, key: str, text: str, *, lang: str | None = None, meant: bool = False
) -> None:
    with database.write() as session:
        add_name(session, lexicons, key, text, lang=lang, meant=meant, who="slack:U9", why="asked for", now=NOW)
