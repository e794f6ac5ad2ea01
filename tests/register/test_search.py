from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import FromClause, select, text

from bot.database import Database
from bot.register.folding import plain_words, stems
from bot.register.model import SearchText
from bot.register.search import matching, matching_any, records_beginning, sources_beginning
from tests.conftest import Stores
from tests.register.material import REFERENCES, imported, position

QUESTIONS = (
    "Izium", "izyum", "cluster munitions", "mines", "PFM-1", "A/RES/74/61", "denied", "противопехотные мины", "Zelensky",
    "Zelenskyy", "the", "1", "Human Rights Watch", "état", "nothing of the kind at all", "NEAR OR AND NOT", "stems rowid",
)  # fmt: skip


def found(database: Database, matches: FromClause) -> list[tuple[int, float]]:
    with database.read() as session:
        return [(row.record_id, row.rank) for row in session.execute(select(matches).order_by(matches.c.rank.desc()))]


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_engines_find_the_same_records(stores: Stores, question: str) -> None:
    for search in (matching, matching_any):
        on_sqlite, on_postgresql = (
            sorted(record for record, _ in found(stores.sample(engine), search(stems(question))))
            for engine in ("sqlite", "postgresql")
        )
        assert on_sqlite == on_postgresql


def test_some_of_these_questions_find_something(sample_database: Database) -> None:
    counts = {question: len(found(sample_database, matching(stems(question)))) for question in QUESTIONS}
    assert counts["Izium"] == 3
    assert counts["cluster munitions"] > 1_000
    assert counts["A/RES/74/61"] > 100
    assert counts["nothing of the kind at all"] == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=30))
def test_no_text_breaks_a_search(stores: Stores, words: str) -> None:
    if asked := stems(words):
        results = [
            sorted(record for record, _ in found(stores.sample(engine), matching(asked))) for engine in ("sqlite", "postgresql")
        ]
        assert results[0] == results[1]


def test_what_is_written_is_found_by_its_words(database: Database, tmp_path: Path) -> None:
    texts = ["⑴ don't İzium ŁÓDŹ", "Ёлка ﷺ ½ mines", "日本語の声明", "ยูเครน ปฏิเสธ", "the mines, mining, mined: mines"]
    imported(database, tmp_path, *REFERENCES, *(position(f"p{number}", summary=each) for number, each in enumerate(texts)))
    with database.read() as session:
        indexed = dict(session.execute(select(SearchText.record_id, SearchText.stems)).all())
    for record_id, words in indexed.items():
        for word in words.split():
            assert record_id in [record for record, _ in found(database, matching(word))], word
    best = [record for record, _ in found(database, matching(stems("mines")))]
    assert best[0] == max(indexed)  # the word stands there four times
    assert len(best) == 2


def test_every_word_or_any(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, position("a", summary="mines in Izium"), position("b", summary="mines"))
    assert len(found(database, matching("mine izium"))) == 1
    assert len(found(database, matching_any("mine izium"))) == 2
    assert found(database, matching("mine sumy")) == []


def test_the_index_follows_every_change(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, position("a", summary="landmines"), position("b", summary="landmines"))
    imported(database, tmp_path, position("a", summary="rockets"))
    assert len(found(database, matching(stems("landmines")))) == 1
    assert len(found(database, matching(stems("rockets")))) == 1
    with database.write() as session:
        session.execute(text("UPDATE search_text SET stems = 'drone' WHERE stems LIKE '%rocket%'"))
        session.execute(text("DELETE FROM search_text WHERE stems LIKE '%landmin%'"))
    assert len(found(database, matching("drone"))) == 1
    assert found(database, matching_any("rocket landmin")) == []


def test_what_readers_must_not_see_is_not_found(database: Database, tmp_path: Path) -> None:
    citation = {"source": "hrw-2023", "quote": "verbatim", "locator": "page"}
    hidden = {"source": "hrw-2023", "quote": "clandestine", "tlp": "RED"}
    imported(database, tmp_path, *REFERENCES, position(note="confidential", citations=[citation, hidden], tlp="GREEN"))
    assert len(found(database, matching("verbatim"))) == 1
    assert found(database, matching_any("confidenti clandestin")) == []


def test_a_search_needs_a_word() -> None:
    with pytest.raises(ValueError, match="needs a word"):
        matching(" ")


@pytest.mark.long
def test_texts_of_any_length_are_indexed(database: Database, tmp_path: Path) -> None:
    long = "x" * 5_000 + " " + " ".join(f"w{number}" for number in range(60_000))
    imported(database, tmp_path, *REFERENCES, position(summary=long))
    assert len(found(database, matching("w20000 w3"))) == 1


@pytest.mark.parametrize("typed", ["human ri", "hrw.org", "treaty coll", "ÉTAT", "r", "A/RES", "⑴", "the NOT"])
def test_both_engines_find_the_same_sources_by_how_their_words_begin(stores: Stores, typed: str) -> None:
    found_by = []
    for engine in ("sqlite", "postgresql"):
        with stores.sample(engine).read() as session:
            found_by.append(sorted(session.scalars(select(sources_beginning(plain_words(typed)).c.id))))
    assert found_by[0] == found_by[1]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=30))
def test_no_text_breaks_a_search_for_beginnings(stores: Stores, words: str) -> None:
    for engine in ("sqlite", "postgresql"):
        with stores.sample(engine).read() as session:
            for asked, search in ((plain_words(words), sources_beginning), (stems(words), records_beginning)):
                if asked:
                    session.scalars(select(search(asked).c.id)).all()
