"""What can be chosen while it is typed: found by how its words begin, and only by those who may see it."""

from pathlib import Path

import pytest

from bot.database import Database
from bot.register import choosing
from bot.register.choosing import FoundSource
from bot.register.documents import PositionDocument, from_fields
from bot.register.duplicates.candidates import Sight
from bot.register.vocabulary import Kind, Tlp
from tests.register.material import PUBLISHED, REFERENCES, allegation, imported, position, response, source

MEMBER = Sight(Tlp.GREEN, own="slack:U1")
REVIEWER = Sight(Tlp.GREEN, own="slack:U2", reviews=True)
OPEN = {"tlp": "CLEAR"}
IN_REVIEW = {"state": "in_review", "citations": [{"source": "waiting-note"}]}


@pytest.fixture
def filled(database: Database, tmp_path: Path) -> Database:
    """Give a register with sources and records, some of which not all may see."""
    imported(
        database,
        tmp_path,
        *(each for each in REFERENCES if each["type"] != "source"),
        source("hrw-2023", publisher="Human Rights Watch", title="Banned Landmines", url="https://www.hrw.org/news/1", **OPEN),
        source("hrw-2022", publisher="Human Rights Watch", title="Dvoynaya Ёлка", **OPEN),
        source("own-note", title="Landmines, a note"),
        source("waiting-note", title="Landmines, another note"),
        source("secret-note", title="Landmines, a secret note", tlp="RED"),
        allegation("seen", summary="The NGO reported mines in Izium.", **PUBLISHED),
        allegation("own", summary="Mines in a draft.", author="slack:U1", citations=[{"source": "own-note"}]),
        allegation("waiting", summary="Mines in review.", author="slack:U3", **IN_REVIEW),
        allegation("hidden", summary="Mines in secret.", **{**PUBLISHED, "tlp": "RED"}),
        position("said", summary="It spoke of mines.", **PUBLISHED),
    )  # fmt: skip
    return database


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hum", ["hrw-2022", "hrw-2023"]),
        ("watch BANNED", ["hrw-2023"]),
        ("hrw.org/news", ["hrw-2023"]),
        ("ел", ["hrw-2022"]),
        ("landm", ["own-note", "hrw-2023"]),
        ("secret", []),
        ("another note", []),
        ("  ", []),
        ('"* NEAR(', []),
    ],
)
def test_sources_are_found_by_publisher_title_and_address(filled: Database, typed: str, found: list[str]) -> None:
    with filled.read() as session:
        assert [each.key for each in choosing.sources_like(session, typed, MEMBER)] == found


def test_whoever_reviews_finds_the_sources_of_the_queue_too(filled: Database) -> None:
    with filled.read() as session:
        assert [each.key for each in choosing.sources_like(session, "landmines", REVIEWER)] == ["waiting-note", "hrw-2023"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("ALL-0001", ["seen"]), ("all 1", ["seen"]), ("2", ["own"]), ("izi", ["seen"]), ("repor mines", ["seen"]),
     ("mines reportedl", ["own", "seen"]), ("ALL-0004", []), ("ALL-0003", []), ("secret", []), ("POS-0001", [])],
)  # fmt: skip
def test_allegations_are_found_by_ref_and_words(filled: Database, typed: str, found: list[str]) -> None:
    with filled.read() as session:
        assert [each.key for each in choosing.records_like(session, Kind.ALLEGATION, typed, MEMBER)] == found


def test_an_allegation_comes_with_its_status_and_the_responses_that_may_be_seen(filled: Database, tmp_path: Path) -> None:
    published = {**PUBLISHED, "responds_to": "seen"}
    imported(filled, tmp_path, response("open", **published), response("closed", **{**published, "tlp": "RED"}))
    with filled.read() as session:
        (seen,) = choosing.records_like(session, Kind.ALLEGATION, "ALL-0001", MEMBER)
        (draft,) = choosing.records_like(session, Kind.ALLEGATION, "ALL-0002", MEMBER)
        (said,) = choosing.records_like(session, Kind.POSITION, "spoke", MEMBER)
    assert [(each.status, each.responses) for each in (seen, draft, said)] == [("alleged", 1), ("alleged", 0), (None, 0)]


def test_what_may_not_be_seen_can_not_be_named_either(filled: Database) -> None:
    with filled.read() as session:
        assert choosing.record_of(session, "hidden", Kind.ALLEGATION, MEMBER) is None
        assert choosing.record_of(session, "all-0001", Kind.POSITION, MEMBER) is None
        assert choosing.source_at(session, "https://www.hrw.org/news/1", MEMBER) == FoundSource(
            "hrw-2023", "Human Rights Watch", "Banned Landmines"
        )
        fields = position("new", citations=[{"source": "secret-note"}], supersedes="nobody-knows")
        record = from_fields(fields)
        assert isinstance(record, PositionDocument)
        assert choosing.unseen(session, record, MEMBER, []) == ["source", "supersedes"]
