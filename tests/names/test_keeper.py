import threading
from pathlib import Path

import pytest
from sqlalchemy import event, select, update

from bot.database import Database
from bot.names.keeper import LexiconKeeper, load
from bot.names.lexicon import Lexicon
from bot.register.model import Alias, Counter
from tests.answers.parts import fill


def test_all_names_of_the_sample_are_found_by_themselves(sample_database: Database) -> None:
    lexicon = LexiconKeeper(sample_database).current()
    with sample_database.read() as session:
        aliases = session.execute(select(Alias.reference_id, Alias.text)).all()
    missed = [
        text
        for entry, text in aliases
        if not any(entry in {each.id for each in match.entries} for match in lexicon.matches(text))
    ]
    assert missed == []


def test_the_keeper_reads_again_only_when_a_name_was_added(sample_database: Database) -> None:
    statements: list[str] = []
    event.listen(sample_database.engine, "before_cursor_execute", lambda *seen: statements.append(seen[2]))
    keeper = LexiconKeeper(sample_database)
    first = keeper.current()
    statements.clear()
    assert keeper.current() is first
    assert len([each for each in statements if each.startswith("SELECT")]) == 1


def test_a_new_name_is_known_at_once(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path, [])
    keeper = LexiconKeeper(database)
    before = keeper.current()
    mine = before.id_of("mine")
    with database.write() as session:
        session.add(Alias(reference_id=mine, ordinal=99, text="Zubr mine"))
        session.execute(update(Counter).where(Counter.name == "names").values(value=Counter.value + 1))
    assert [match.text for match in keeper.current().matches("the Zubr mine")] == ["Zubr mine"]


def test_threads_that_ask_at_once_get_one_lexicon(sample_database: Database) -> None:
    keeper = LexiconKeeper(sample_database)
    got: list[Lexicon] = []
    threads = [threading.Thread(target=lambda: got.append(keeper.current())) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(lexicon) for lexicon in got}) == 1
    assert len(got) == 6


def test_a_treaty_is_known_by_its_full_name(sample_database: Database) -> None:
    lexicon = LexiconKeeper(sample_database).current()
    (match,) = lexicon.matches("the Protocol on Explosive Remnants of War")
    assert [entry.key for entry in match.entries] == ["ccw-p5"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the 1997 Convention", "apmbc"),
        ("under the treaty of 1968", "npt"),
        ("la convention de 2008", "ccm"),
        ("el tratado de 2017", "tpnw"),
        ("по Конвенции 1997 года", "apmbc"),
        ("the 1996 protocol", "ccw-ap2"),
        ("the 1993 convention", "cwc"),
    ],
)
def test_a_treaty_is_known_by_its_year(sample_database: Database, text: str, key: str) -> None:
    with sample_database.read() as session:
        (match,) = load(session, 1).matches(text)
    assert [entry.key for entry in match.entries] == [key]


def test_a_year_of_several_treaties_names_none(sample_database: Database) -> None:
    with sample_database.read() as session:
        lexicon = load(session, 1)
    assert [entry.key for match in lexicon.matches("the 1980 protocol") for entry in match.entries] == ["ccw-p3"]
    assert lexicon.matches("the convention of 1979") == lexicon.matches("on 4 May 1997") == []
