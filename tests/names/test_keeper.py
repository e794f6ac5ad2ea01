import threading
from pathlib import Path

from sqlalchemy import event, select, update

from bot.database import Database
from bot.names.keeper import LexiconKeeper
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
